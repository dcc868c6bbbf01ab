namespace DatasetLsp.Protocol.Lsp;

/// <summary>A line for the client's output channel.</summary>
public sealed record LogMessageParams
{
    /// <summary>How grave.</summary>
    public required MessageType Type { get; init; }

    /// <summary>The text.</summary>
    public required string Message { get; init; }
}
