namespace DatasetLsp.Protocol.Lsp;

/// <summary>What a rename would change.</summary>
public sealed record PrepareRenamePlaceholder
{
    /// <summary>The name's range.</summary>
    public required LspRange Range { get; init; }

    /// <summary>The text the person starts from.</summary>
    public required string Placeholder { get; init; }
}
