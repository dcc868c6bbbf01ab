namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks for the semantic tokens of a range.</summary>
public sealed record SemanticTokensRangeParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>Where the client takes results piece by piece; null for nowhere. May be left unused.</summary>
    public IntegerOrString? PartialResultToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>What is visible.</summary>
    public required LspRange Range { get; init; }
}
