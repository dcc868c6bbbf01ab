namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client can do with documents.</summary>
public sealed record TextDocumentClientCapabilities
{
    /// <summary>Tell of changes.</summary>
    public TextDocumentSyncClientCapabilities? Synchronization { get; init; }

    /// <summary>Completions.</summary>
    public CompletionClientCapabilities? Completion { get; init; }

    /// <summary>Hovers.</summary>
    public HoverClientCapabilities? Hover { get; init; }

    /// <summary>Definitions.</summary>
    public DefinitionClientCapabilities? Definition { get; init; }

    /// <summary>The outline.</summary>
    public DocumentSymbolClientCapabilities? DocumentSymbol { get; init; }

    /// <summary>Code actions.</summary>
    public CodeActionClientCapabilities? CodeAction { get; init; }

    /// <summary>Code lenses.</summary>
    public CodeLensClientCapabilities? CodeLens { get; init; }

    /// <summary>Links.</summary>
    public DocumentLinkClientCapabilities? DocumentLink { get; init; }

    /// <summary>Renaming.</summary>
    public RenameClientCapabilities? Rename { get; init; }

    /// <summary>Diagnostics the server sends.</summary>
    public PublishDiagnosticsClientCapabilities? PublishDiagnostics { get; init; }

    /// <summary>Inlay hints.</summary>
    public InlayHintClientCapabilities? InlayHint { get; init; }

    /// <summary>Diagnostics the client asks for.</summary>
    public DiagnosticClientCapabilities? Diagnostic { get; init; }
}
