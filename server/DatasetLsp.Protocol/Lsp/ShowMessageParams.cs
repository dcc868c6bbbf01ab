namespace DatasetLsp.Protocol.Lsp;

/// <summary>A message to show.</summary>
public sealed record ShowMessageParams
{
    /// <summary>How grave.</summary>
    public required MessageType Type { get; init; }

    /// <summary>The text.</summary>
    public required string Message { get; init; }
}
