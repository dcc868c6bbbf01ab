namespace DatasetLsp.Protocol.Lsp;

/// <summary>What could be typed.</summary>
public sealed record CompletionList
{
    /// <summary>Whether typing on shall ask again.</summary>
    public required bool IsIncomplete { get; init; }

    /// <summary>The items.</summary>
    public required IReadOnlyList<CompletionItem> Items { get; init; }
}
