namespace DatasetLsp.Protocol.Lsp;

/// <summary>How code actions are offered.</summary>
public sealed record CodeActionOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>The kinds there are; see <see cref="CodeActionKind"/>.</summary>
    public IReadOnlyList<string>? CodeActionKinds { get; init; }

    /// <summary>Whether <c>codeAction/resolve</c> fills in edits.</summary>
    public bool? ResolveProvider { get; init; }
}
