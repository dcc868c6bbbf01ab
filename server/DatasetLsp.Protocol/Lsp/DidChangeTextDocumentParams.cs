namespace DatasetLsp.Protocol.Lsp;

/// <summary>An open document was changed.</summary>
public sealed record DidChangeTextDocumentParams
{
    /// <summary>The document, at the version after all changes.</summary>
    public required VersionedTextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<TextDocumentContentChangeEvent> ContentChanges { get; init; }
}
