namespace DatasetLsp.Protocol.Lsp;

/// <summary>Deletes a file or folder.</summary>
public sealed record DeleteFile : DocumentChange
{
    /// <summary>Always <c>delete</c>; tells the kinds apart.</summary>
    public string Kind => "delete";

    /// <summary>What goes.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>How.</summary>
    public DeleteFileOptions? Options { get; init; }

    /// <summary>Key into <see cref="WorkspaceEdit.ChangeAnnotations"/>.</summary>
    public string? AnnotationId { get; init; }
}
