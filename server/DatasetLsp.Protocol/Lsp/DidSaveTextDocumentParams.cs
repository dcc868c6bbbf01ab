namespace DatasetLsp.Protocol.Lsp;

/// <summary>An open document was written to disk.</summary>
public sealed record DidSaveTextDocumentParams
{
    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The saved content, if the server asked for it with <see cref="SaveOptions.IncludeText"/>.</summary>
    public Utf8Text? Text { get; init; }
}
