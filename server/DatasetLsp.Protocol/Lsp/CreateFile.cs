namespace DatasetLsp.Protocol.Lsp;

/// <summary>Makes a file.</summary>
public sealed record CreateFile : DocumentChange
{
    /// <summary>Always <c>create</c>; tells the kinds apart.</summary>
    public string Kind => "create";

    /// <summary>The new file.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>What to do where it exists.</summary>
    public CreateFileOptions? Options { get; init; }

    /// <summary>Key into <see cref="WorkspaceEdit.ChangeAnnotations"/>.</summary>
    public string? AnnotationId { get; init; }
}
