namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks for the inlay hints of a range.</summary>
public sealed record InlayHintParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>What is visible.</summary>
    public required LspRange Range { get; init; }
}
