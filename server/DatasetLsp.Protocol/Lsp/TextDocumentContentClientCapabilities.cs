namespace DatasetLsp.Protocol.Lsp;

/// <summary>Virtual documents.</summary>
public sealed record TextDocumentContentClientCapabilities
{
    /// <summary>Whether schemes can be registered.</summary>
    public bool? DynamicRegistration { get; init; }
}
