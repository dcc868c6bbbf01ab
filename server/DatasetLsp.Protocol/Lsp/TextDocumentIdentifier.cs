namespace DatasetLsp.Protocol.Lsp;

/// <summary>Names a document.</summary>
public sealed record TextDocumentIdentifier
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }
}
