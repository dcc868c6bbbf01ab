namespace DatasetLsp.Protocol.Lsp;

/// <summary>Renames a file or folder.</summary>
public sealed record RenameFile : DocumentChange
{
    /// <summary>Always <c>rename</c>; tells the kinds apart.</summary>
    public string Kind => "rename";

    /// <summary>Its name before.</summary>
    public required DocumentUri OldUri { get; init; }

    /// <summary>Its name after.</summary>
    public required DocumentUri NewUri { get; init; }

    /// <summary>What to do where the new name exists.</summary>
    public RenameFileOptions? Options { get; init; }

    /// <summary>Key into <see cref="WorkspaceEdit.ChangeAnnotations"/>.</summary>
    public string? AnnotationId { get; init; }
}
