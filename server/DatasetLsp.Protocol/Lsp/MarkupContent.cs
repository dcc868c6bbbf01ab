namespace DatasetLsp.Protocol.Lsp;

/// <summary>A text for people.</summary>
public sealed record MarkupContent
{
    /// <summary>See <see cref="MarkupKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The text.</summary>
    public required string Value { get; init; }
}
