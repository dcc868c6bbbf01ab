namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client goes to definitions.</summary>
public sealed record DefinitionClientCapabilities
{
    /// <summary>Whether it can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Whether <see cref="LocationLink"/> is understood.</summary>
    public bool? LinkSupport { get; init; }
}
