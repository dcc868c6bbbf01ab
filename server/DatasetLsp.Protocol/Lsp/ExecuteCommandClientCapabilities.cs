namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client runs commands.</summary>
public sealed record ExecuteCommandClientCapabilities
{
    /// <summary>Whether they can be registered.</summary>
    public bool? DynamicRegistration { get; init; }
}
