namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks to format a document.</summary>
public sealed record DocumentFormattingParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>How the person formats.</summary>
    public required FormattingOptions Options { get; init; }
}
