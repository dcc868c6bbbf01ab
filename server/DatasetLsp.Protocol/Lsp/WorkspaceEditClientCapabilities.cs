namespace DatasetLsp.Protocol.Lsp;

/// <summary>What an edit may hold.</summary>
public sealed record WorkspaceEditClientCapabilities
{
    /// <summary>Versions, and with <see cref="ResourceOperations"/> file operations.</summary>
    public bool? DocumentChanges { get; init; }

    /// <summary>See <see cref="ResourceOperationKind"/>.</summary>
    public IReadOnlyList<string>? ResourceOperations { get; init; }

    /// <summary>See <see cref="FailureHandlingKind"/>.</summary>
    public string? FailureHandling { get; init; }

    /// <summary>Whether line breaks are made those of the document.</summary>
    public bool? NormalizesLineEndings { get; init; }

    /// <summary>Whether annotations are understood.</summary>
    public ChangeAnnotationsSupportOptions? ChangeAnnotationSupport { get; init; }

    /// <summary>Whether <see cref="WorkspaceEditMetadata"/> is understood.</summary>
    public bool? MetadataSupport { get; init; }

    /// <summary>Whether snippets are understood.</summary>
    public bool? SnippetEditSupport { get; init; }
}
