namespace DatasetLsp.Protocol.Lsp;

/// <summary>A message to show, with buttons.</summary>
public sealed record ShowMessageRequestParams
{
    /// <summary>How grave.</summary>
    public required MessageType Type { get; init; }

    /// <summary>The text.</summary>
    public required string Message { get; init; }

    /// <summary>The buttons.</summary>
    public IReadOnlyList<MessageActionItem>? Actions { get; init; }
}
