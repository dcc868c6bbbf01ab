namespace DatasetLsp.Protocol.Lsp;

/// <summary>Why completions were asked for.</summary>
public sealed record CompletionContext
{
    /// <summary>The reason.</summary>
    public required CompletionTriggerKind TriggerKind { get; init; }

    /// <summary>The character typed, if it was one.</summary>
    public string? TriggerCharacter { get; init; }
}
