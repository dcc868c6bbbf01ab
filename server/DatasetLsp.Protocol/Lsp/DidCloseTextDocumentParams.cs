namespace DatasetLsp.Protocol.Lsp;

/// <summary>A document was closed: its content is again what is on disk.</summary>
public sealed record DidCloseTextDocumentParams
{
    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }
}
