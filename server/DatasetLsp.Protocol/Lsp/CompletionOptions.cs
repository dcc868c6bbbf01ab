namespace DatasetLsp.Protocol.Lsp;

/// <summary>How completions are offered.</summary>
public sealed record CompletionOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>Characters that ask for completions.</summary>
    public IReadOnlyList<string>? TriggerCharacters { get; init; }

    /// <summary>Characters that accept any.</summary>
    public IReadOnlyList<string>? AllCommitCharacters { get; init; }

    /// <summary>Whether <c>completionItem/resolve</c> fills in more.</summary>
    public bool? ResolveProvider { get; init; }
}
