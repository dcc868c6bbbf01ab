namespace DatasetLsp.Protocol.Lsp;

/// <summary>A button under a message.</summary>
public sealed record MessageActionItem
{
    /// <summary>What it says.</summary>
    public required string Title { get; init; }
}
