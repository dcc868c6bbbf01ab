namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client can do with the workspace.</summary>
public sealed record WorkspaceClientCapabilities
{
    /// <summary>Make edits the server asks for.</summary>
    public bool? ApplyEdit { get; init; }

    /// <summary>What such edits may hold.</summary>
    public WorkspaceEditClientCapabilities? WorkspaceEdit { get; init; }

    /// <summary>Tell of changed settings.</summary>
    public DidChangeConfigurationClientCapabilities? DidChangeConfiguration { get; init; }

    /// <summary>Watch files.</summary>
    public DidChangeWatchedFilesClientCapabilities? DidChangeWatchedFiles { get; init; }

    /// <summary>Run commands of the server.</summary>
    public ExecuteCommandClientCapabilities? ExecuteCommand { get; init; }

    /// <summary>Open more than one folder.</summary>
    public bool? WorkspaceFolders { get; init; }

    /// <summary>Answer for its settings.</summary>
    public bool? Configuration { get; init; }

    /// <summary>Ask for tokens again when told.</summary>
    public SemanticTokensWorkspaceClientCapabilities? SemanticTokens { get; init; }

    /// <summary>Ask for code lenses again when told.</summary>
    public CodeLensWorkspaceClientCapabilities? CodeLens { get; init; }

    /// <summary>Ask for inlay hints again when told.</summary>
    public InlayHintWorkspaceClientCapabilities? InlayHint { get; init; }

    /// <summary>Ask for diagnostics again when told.</summary>
    public DiagnosticWorkspaceClientCapabilities? Diagnostics { get; init; }

    /// <summary>Show virtual documents (LSP 3.18).</summary>
    public TextDocumentContentClientCapabilities? TextDocumentContent { get; init; }
}
