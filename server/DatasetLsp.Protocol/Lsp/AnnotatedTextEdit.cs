namespace DatasetLsp.Protocol.Lsp;

/// <summary>A replacement the person is asked about.</summary>
public sealed record AnnotatedTextEdit : TextEdit
{
    /// <summary>Key into <see cref="WorkspaceEdit.ChangeAnnotations"/>.</summary>
    public required string AnnotationId { get; init; }
}
