namespace DatasetLsp.Protocol.Lsp;

/// <summary>An open document is about to be written to disk.</summary>
public sealed record WillSaveTextDocumentParams
{
    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>Why it is saved.</summary>
    public required TextDocumentSaveReason Reason { get; init; }
}
