namespace DatasetLsp.Protocol.Lsp;

/// <summary>What can be filled into a completion later.</summary>
public sealed record ClientCompletionItemResolveOptions
{
    /// <summary>Names of properties.</summary>
    public required IReadOnlyList<string> Properties { get; init; }
}
