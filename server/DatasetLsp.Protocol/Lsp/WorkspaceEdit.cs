namespace DatasetLsp.Protocol.Lsp;

/// <summary>Edits in any number of documents.</summary>
public sealed record WorkspaceEdit
{
    /// <summary>Edits by document, for clients without <see cref="WorkspaceEditClientCapabilities.DocumentChanges"/>.</summary>
    public IReadOnlyDictionary<DocumentUri, IReadOnlyList<TextEdit>>? Changes { get; init; }

    /// <summary>Edits with the versions they were made for, and file operations; wins over <see cref="Changes"/>.</summary>
    public IReadOnlyList<DocumentChange>? DocumentChanges { get; init; }

    /// <summary>What edits refer to by annotation id.</summary>
    public IReadOnlyDictionary<string, ChangeAnnotation>? ChangeAnnotations { get; init; }
}
