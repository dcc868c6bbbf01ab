namespace DatasetLsp.Protocol.Lsp;

/// <summary>How semantic tokens are offered.</summary>
public sealed record SemanticTokensOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>What the numbers stand for.</summary>
    public required SemanticTokensLegend Legend { get; init; }

    /// <summary>Whether <c>textDocument/semanticTokens/range</c> is answered.</summary>
    public bool? Range { get; init; }

    /// <summary>Whether <c>textDocument/semanticTokens/full</c> is answered.</summary>
    public bool? Full { get; init; }
}
