namespace DatasetLsp.Protocol.Lsp;

/// <summary>What kind of edit this is (LSP 3.18).</summary>
public sealed record WorkspaceEditMetadata
{
    /// <summary>Whether it is a refactoring.</summary>
    public bool? IsRefactoring { get; init; }
}
