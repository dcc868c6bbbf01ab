namespace DatasetLsp.Protocol.Lsp;

/// <summary>A document was opened: from now on its content is what the client says, not what is on disk.</summary>
public sealed record DidOpenTextDocumentParams
{
    /// <summary>The document and its content.</summary>
    public required TextDocumentItem TextDocument { get; init; }
}
