namespace DatasetLsp.Protocol.Lsp;

/// <summary>Tokens to colour.</summary>
public sealed record SemanticTokens
{
    /// <summary>Names this result for a delta.</summary>
    public string? ResultId { get; init; }

    /// <summary>Five numbers a token: line and character, each relative to the token before, length, type, modifiers.</summary>
    public required IReadOnlyList<int> Data { get; init; }
}
