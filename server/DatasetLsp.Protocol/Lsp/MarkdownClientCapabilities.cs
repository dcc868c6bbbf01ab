namespace DatasetLsp.Protocol.Lsp;

/// <summary>The client's Markdown.</summary>
public sealed record MarkdownClientCapabilities
{
    /// <summary>The parser's name.</summary>
    public required string Parser { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>HTML tags it lets through.</summary>
    public IReadOnlyList<string>? AllowedTags { get; init; }
}
