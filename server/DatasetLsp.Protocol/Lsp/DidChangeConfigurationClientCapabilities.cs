namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client tells of changed settings.</summary>
public sealed record DidChangeConfigurationClientCapabilities
{
    /// <summary>Whether it can be registered for.</summary>
    public bool? DynamicRegistration { get; init; }
}
