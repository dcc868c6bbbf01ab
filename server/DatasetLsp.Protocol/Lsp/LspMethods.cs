using System.Text.Json;
using DatasetLsp.Protocol.Rpc;
using static DatasetLsp.Protocol.Rpc.MessageDirection;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>The methods of LSP 3.18 this server takes and sends, each with the types of its params and result.</summary>
public static class LspMethods
{
    /// <summary>The client has the answer to <c>initialize</c>.</summary>
    public static readonly NotificationMethod<InitializedParams> Initialized = new("initialized", ClientToServer, LspJsonContext.Default);

    /// <summary>The server ends.</summary>
    public static readonly NotificationMethod<Nothing> Exit = new("exit", ClientToServer, LspJsonContext.Default);

    /// <summary>The client takes a request back. Handled by the connection.</summary>
    public static readonly NotificationMethod<CancelParams> CancelRequest = new("$/cancelRequest", ClientToServer, LspJsonContext.Default);

    /// <summary>The server takes a request back. Sent by the connection.</summary>
    public static readonly NotificationMethod<CancelParams> CancelClientRequest = new("$/cancelRequest", ServerToClient, LspJsonContext.Default);

    /// <summary>Changes how much the server tells. Handled by the connection.</summary>
    public static readonly NotificationMethod<SetTraceParams> SetTrace = new("$/setTrace", ClientToServer, LspJsonContext.Default);

    /// <summary>A line of what the server does; see <see cref="IClient.Trace"/>.</summary>
    public static readonly NotificationMethod<LogTraceParams> LogTrace = new("$/logTrace", ServerToClient, LspJsonContext.Default);

    /// <summary>A step of a progress.</summary>
    public static readonly NotificationMethod<ProgressParams> Progress = new("$/progress", ServerToClient, LspJsonContext.Default);

    /// <summary>A document was opened.</summary>
    public static readonly NotificationMethod<DidOpenTextDocumentParams> DidOpen = new("textDocument/didOpen", ClientToServer, LspJsonContext.Default);

    /// <summary>An open document was changed.</summary>
    public static readonly NotificationMethod<DidChangeTextDocumentParams> DidChange = new("textDocument/didChange", ClientToServer, LspJsonContext.Default);

    /// <summary>An open document is about to be saved.</summary>
    public static readonly NotificationMethod<WillSaveTextDocumentParams> WillSave = new("textDocument/willSave", ClientToServer, LspJsonContext.Default);

    /// <summary>An open document was saved.</summary>
    public static readonly NotificationMethod<DidSaveTextDocumentParams> DidSave = new("textDocument/didSave", ClientToServer, LspJsonContext.Default);

    /// <summary>A document was closed.</summary>
    public static readonly NotificationMethod<DidCloseTextDocumentParams> DidClose = new("textDocument/didClose", ClientToServer, LspJsonContext.Default);

    /// <summary>All diagnostics of a document.</summary>
    public static readonly NotificationMethod<PublishDiagnosticsParams> PublishDiagnostics = new("textDocument/publishDiagnostics", ServerToClient, LspJsonContext.Default);

    /// <summary>Settings changed.</summary>
    public static readonly NotificationMethod<DidChangeConfigurationParams> DidChangeConfiguration = new("workspace/didChangeConfiguration", ClientToServer, LspJsonContext.Default);

    /// <summary>Watched files changed.</summary>
    public static readonly NotificationMethod<DidChangeWatchedFilesParams> DidChangeWatchedFiles = new("workspace/didChangeWatchedFiles", ClientToServer, LspJsonContext.Default);

    /// <summary>Folders were opened or closed.</summary>
    public static readonly NotificationMethod<DidChangeWorkspaceFoldersParams> DidChangeWorkspaceFolders = new("workspace/didChangeWorkspaceFolders", ClientToServer, LspJsonContext.Default);

    /// <summary>Shows a message.</summary>
    public static readonly NotificationMethod<ShowMessageParams> ShowMessage = new("window/showMessage", ServerToClient, LspJsonContext.Default);

    /// <summary>Writes to the client's output channel.</summary>
    public static readonly NotificationMethod<LogMessageParams> LogMessage = new("window/logMessage", ServerToClient, LspJsonContext.Default);

    /// <summary>The person cancelled a progress.</summary>
    public static readonly NotificationMethod<WorkDoneProgressCancelParams> WorkDoneProgressCancel = new("window/workDoneProgress/cancel", ClientToServer, LspJsonContext.Default);

    /// <summary>The first request of all.</summary>
    public static readonly RequestMethod<InitializeParams, InitializeResult> Initialize = new("initialize", ClientToServer, LspJsonContext.Default);

    /// <summary>The last request of all.</summary>
    public static readonly RequestMethod<Nothing, Nothing> Shutdown = new("shutdown", ClientToServer, LspJsonContext.Default);

    /// <summary>What to show at a position.</summary>
    public static readonly RequestMethod<HoverParams, Hover?> Hover = new("textDocument/hover", ClientToServer, LspJsonContext.Default);

    /// <summary>What could be typed at a position.</summary>
    public static readonly RequestMethod<CompletionParams, CompletionList?> Completion = new("textDocument/completion", ClientToServer, LspJsonContext.Default);

    /// <summary>Fills in a completion.</summary>
    public static readonly RequestMethod<CompletionItem, CompletionItem> CompletionResolve = new("completionItem/resolve", ClientToServer, LspJsonContext.Default);

    /// <summary>Changes on offer in a range.</summary>
    public static readonly RequestMethod<CodeActionParams, IReadOnlyList<CodeAction>?> CodeAction = new("textDocument/codeAction", ClientToServer, LspJsonContext.Default);

    /// <summary>Fills in a code action.</summary>
    public static readonly RequestMethod<CodeAction, CodeAction> CodeActionResolve = new("codeAction/resolve", ClientToServer, LspJsonContext.Default);

    /// <summary>Commands shown above lines.</summary>
    public static readonly RequestMethod<CodeLensParams, IReadOnlyList<CodeLens>?> CodeLens = new("textDocument/codeLens", ClientToServer, LspJsonContext.Default);

    /// <summary>Fills in a code lens.</summary>
    public static readonly RequestMethod<CodeLens, CodeLens> CodeLensResolve = new("codeLens/resolve", ClientToServer, LspJsonContext.Default);

    /// <summary>Texts shown between characters.</summary>
    public static readonly RequestMethod<InlayHintParams, IReadOnlyList<InlayHint>?> InlayHint = new("textDocument/inlayHint", ClientToServer, LspJsonContext.Default);

    /// <summary>Fills in an inlay hint.</summary>
    public static readonly RequestMethod<InlayHint, InlayHint> InlayHintResolve = new("inlayHint/resolve", ClientToServer, LspJsonContext.Default);

    /// <summary>The outline.</summary>
    public static readonly RequestMethod<DocumentSymbolParams, IReadOnlyList<DocumentSymbol>?> DocumentSymbol = new("textDocument/documentSymbol", ClientToServer, LspJsonContext.Default);

    /// <summary>A document's diagnostics.</summary>
    public static readonly RequestMethod<DocumentDiagnosticParams, DocumentDiagnosticReport> DocumentDiagnostic = new("textDocument/diagnostic", ClientToServer, LspJsonContext.Default);

    /// <summary>What "expand selection" selects.</summary>
    public static readonly RequestMethod<SelectionRangeParams, IReadOnlyList<SelectionRange>?> SelectionRange = new("textDocument/selectionRange", ClientToServer, LspJsonContext.Default);

    /// <summary>Links in a document.</summary>
    public static readonly RequestMethod<DocumentLinkParams, IReadOnlyList<DocumentLink>?> DocumentLink = new("textDocument/documentLink", ClientToServer, LspJsonContext.Default);

    /// <summary>Fills in a link.</summary>
    public static readonly RequestMethod<DocumentLink, DocumentLink> DocumentLinkResolve = new("documentLink/resolve", ClientToServer, LspJsonContext.Default);

    /// <summary>Formats a document.</summary>
    public static readonly RequestMethod<DocumentFormattingParams, IReadOnlyList<TextEdit>?> Formatting = new("textDocument/formatting", ClientToServer, LspJsonContext.Default);

    /// <summary>Edits to make before a save.</summary>
    public static readonly RequestMethod<WillSaveTextDocumentParams, IReadOnlyList<TextEdit>?> WillSaveWaitUntil = new("textDocument/willSaveWaitUntil", ClientToServer, LspJsonContext.Default);

    /// <summary>Where something is defined.</summary>
    public static readonly RequestMethod<DefinitionParams, IReadOnlyList<Location>?> Definition = new("textDocument/definition", ClientToServer, LspJsonContext.Default);

    /// <summary>Where something is used.</summary>
    public static readonly RequestMethod<ReferenceParams, IReadOnlyList<Location>?> References = new("textDocument/references", ClientToServer, LspJsonContext.Default);

    /// <summary>Renames something.</summary>
    public static readonly RequestMethod<RenameParams, WorkspaceEdit?> Rename = new("textDocument/rename", ClientToServer, LspJsonContext.Default);

    /// <summary>Whether something can be renamed.</summary>
    public static readonly RequestMethod<PrepareRenameParams, PrepareRenamePlaceholder?> PrepareRename = new("textDocument/prepareRename", ClientToServer, LspJsonContext.Default);

    /// <summary>Tokens to colour in a range.</summary>
    public static readonly RequestMethod<SemanticTokensRangeParams, SemanticTokens?> SemanticTokensRange = new("textDocument/semanticTokens/range", ClientToServer, LspJsonContext.Default);

    /// <summary>Runs a command.</summary>
    public static readonly RequestMethod<ExecuteCommandParams, JsonElement?> ExecuteCommand = new("workspace/executeCommand", ClientToServer, LspJsonContext.Default);

    /// <summary>The content of a virtual document (LSP 3.18).</summary>
    public static readonly RequestMethod<TextDocumentContentParams, TextDocumentContentResult> TextDocumentContent = new("workspace/textDocumentContent", ClientToServer, LspJsonContext.Default);

    /// <summary>Has a virtual document asked for again (LSP 3.18).</summary>
    public static readonly RequestMethod<TextDocumentContentRefreshParams, Nothing> TextDocumentContentRefresh = new("workspace/textDocumentContent/refresh", ServerToClient, LspJsonContext.Default);

    /// <summary>Has diagnostics asked for again.</summary>
    public static readonly RequestMethod<Nothing, Nothing> DiagnosticRefresh = new("workspace/diagnostic/refresh", ServerToClient, LspJsonContext.Default);

    /// <summary>Has code lenses asked for again.</summary>
    public static readonly RequestMethod<Nothing, Nothing> CodeLensRefresh = new("workspace/codeLens/refresh", ServerToClient, LspJsonContext.Default);

    /// <summary>Has inlay hints asked for again.</summary>
    public static readonly RequestMethod<Nothing, Nothing> InlayHintRefresh = new("workspace/inlayHint/refresh", ServerToClient, LspJsonContext.Default);

    /// <summary>Has semantic tokens asked for again.</summary>
    public static readonly RequestMethod<Nothing, Nothing> SemanticTokensRefresh = new("workspace/semanticTokens/refresh", ServerToClient, LspJsonContext.Default);

    /// <summary>Makes an edit.</summary>
    public static readonly RequestMethod<ApplyWorkspaceEditParams, ApplyWorkspaceEditResult> ApplyEdit = new("workspace/applyEdit", ServerToClient, LspJsonContext.Default);

    /// <summary>Asks for settings.</summary>
    public static readonly RequestMethod<ConfigurationParams, IReadOnlyList<JsonElement>> Configuration = new("workspace/configuration", ServerToClient, LspJsonContext.Default);

    /// <summary>Asks for the folders open.</summary>
    public static readonly RequestMethod<Nothing, IReadOnlyList<WorkspaceFolder>?> WorkspaceFolders = new("workspace/workspaceFolders", ServerToClient, LspJsonContext.Default);

    /// <summary>Adds capabilities.</summary>
    public static readonly RequestMethod<RegistrationParams, Nothing> RegisterCapability = new("client/registerCapability", ServerToClient, LspJsonContext.Default);

    /// <summary>Takes capabilities back.</summary>
    public static readonly RequestMethod<UnregistrationParams, Nothing> UnregisterCapability = new("client/unregisterCapability", ServerToClient, LspJsonContext.Default);

    /// <summary>Shows a message with buttons.</summary>
    public static readonly RequestMethod<ShowMessageRequestParams, MessageActionItem?> ShowMessageRequest = new("window/showMessageRequest", ServerToClient, LspJsonContext.Default);

    /// <summary>Shows a document.</summary>
    public static readonly RequestMethod<ShowDocumentParams, ShowDocumentResult> ShowDocument = new("window/showDocument", ServerToClient, LspJsonContext.Default);

    /// <summary>Announces a progress.</summary>
    public static readonly RequestMethod<WorkDoneProgressCreateParams, Nothing> WorkDoneProgressCreate = new("window/workDoneProgress/create", ServerToClient, LspJsonContext.Default);
}
