using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the server can do. Null means it cannot.</summary>
public sealed record ServerCapabilities
{
    /// <summary>One of those the client offered; see <see cref="PositionEncodingKind"/>.</summary>
    public string? PositionEncoding { get; init; }

    /// <summary>What it wants to hear of documents.</summary>
    public TextDocumentSyncOptions? TextDocumentSync { get; init; }

    /// <summary>Completions.</summary>
    public CompletionOptions? CompletionProvider { get; init; }

    /// <summary>Hovers.</summary>
    public bool? HoverProvider { get; init; }

    /// <summary>Definitions.</summary>
    public bool? DefinitionProvider { get; init; }

    /// <summary>References.</summary>
    public bool? ReferencesProvider { get; init; }

    /// <summary>The outline.</summary>
    public bool? DocumentSymbolProvider { get; init; }

    /// <summary>Code actions.</summary>
    public CodeActionOptions? CodeActionProvider { get; init; }

    /// <summary>Code lenses.</summary>
    public CodeLensOptions? CodeLensProvider { get; init; }

    /// <summary>Links.</summary>
    public DocumentLinkOptions? DocumentLinkProvider { get; init; }

    /// <summary>Formatting.</summary>
    public bool? DocumentFormattingProvider { get; init; }

    /// <summary>Renaming.</summary>
    public RenameOptions? RenameProvider { get; init; }

    /// <summary>Selection ranges.</summary>
    public bool? SelectionRangeProvider { get; init; }

    /// <summary>Commands.</summary>
    public ExecuteCommandOptions? ExecuteCommandProvider { get; init; }

    /// <summary>Semantic tokens.</summary>
    public SemanticTokensOptions? SemanticTokensProvider { get; init; }

    /// <summary>Inlay hints.</summary>
    public InlayHintOptions? InlayHintProvider { get; init; }

    /// <summary>Diagnostics on request.</summary>
    public DiagnosticOptions? DiagnosticProvider { get; init; }

    /// <summary>What concerns the workspace.</summary>
    public WorkspaceOptions? Workspace { get; init; }

    /// <summary>What no protocol knows.</summary>
    public JsonElement? Experimental { get; init; }
}
