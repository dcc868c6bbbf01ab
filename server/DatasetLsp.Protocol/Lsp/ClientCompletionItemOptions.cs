namespace DatasetLsp.Protocol.Lsp;

/// <summary>What a completion may hold.</summary>
public sealed record ClientCompletionItemOptions
{
    /// <summary>Snippets.</summary>
    public bool? SnippetSupport { get; init; }

    /// <summary>Commit characters.</summary>
    public bool? CommitCharactersSupport { get; init; }

    /// <summary>Markup kinds, best first; see <see cref="MarkupKind"/>.</summary>
    public IReadOnlyList<string>? DocumentationFormat { get; init; }

    /// <summary>Preselection.</summary>
    public bool? PreselectSupport { get; init; }

    /// <summary>Two ranges, one to insert and one to replace.</summary>
    public bool? InsertReplaceSupport { get; init; }

    /// <summary>What can be filled in later.</summary>
    public ClientCompletionItemResolveOptions? ResolveSupport { get; init; }

    /// <summary>Label details.</summary>
    public bool? LabelDetailsSupport { get; init; }
}
