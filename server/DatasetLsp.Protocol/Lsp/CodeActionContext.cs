namespace DatasetLsp.Protocol.Lsp;

/// <summary>What is known where code actions are asked for.</summary>
public sealed record CodeActionContext
{
    /// <summary>The diagnostics the client shows in the range; the server's own knowledge counts more.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The kinds wanted; see <see cref="CodeActionKind"/>.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>Why they are asked for.</summary>
    public CodeActionTriggerKind? TriggerKind { get; init; }
}
