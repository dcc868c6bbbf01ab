namespace DatasetLsp.Protocol.Lsp;

/// <summary>What to show at a position.</summary>
public sealed record Hover
{
    /// <summary>The text.</summary>
    public required MarkupContent Contents { get; init; }

    /// <summary>What it is about, highlighted by the client.</summary>
    public LspRange? Range { get; init; }
}
