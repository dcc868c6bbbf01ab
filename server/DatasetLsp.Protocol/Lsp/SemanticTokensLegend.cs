namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the numbers of token types and modifiers stand for.</summary>
public sealed record SemanticTokensLegend
{
    /// <summary>Types, by number.</summary>
    public required IReadOnlyList<string> TokenTypes { get; init; }

    /// <summary>Modifiers, by bit.</summary>
    public required IReadOnlyList<string> TokenModifiers { get; init; }
}
