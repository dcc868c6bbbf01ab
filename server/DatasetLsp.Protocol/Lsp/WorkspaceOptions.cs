namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the server can do with the workspace.</summary>
public sealed record WorkspaceOptions
{
    /// <summary>Folders.</summary>
    public WorkspaceFoldersServerCapabilities? WorkspaceFolders { get; init; }

    /// <summary>Virtual documents (LSP 3.18).</summary>
    public TextDocumentContentOptions? TextDocumentContent { get; init; }
}
