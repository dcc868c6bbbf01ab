using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Features.Language.CodeAction;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Features.Workspace.Initialize;

/// <summary>The first request: learns what the client can do, and says what the server does.</summary>
internal sealed class InitializeHandler(ServerSession session) : IRequestHandler<InitializeParams, InitializeResult>
{
    /// <inheritdoc/>
    public RequestMethod<InitializeParams, InitializeResult> Method => LspMethods.Initialize;

    /// <inheritdoc/>
    public InitializeResult Handle(InitializeParams parameters)
    {
        var profile = session.Profile = ClientProfile.Of(parameters);
        if (!profile.AnswersForSettings)
        {
            session.Settings.WaitNoMore();
        }

        session.Options.Logger.Information(
            "dataset-lsp {Version:l} serves {Client:l} {ClientVersion:l}",
            session.Options.Version,
            parameters.ClientInfo?.Name ?? "a client without a name",
            parameters.ClientInfo?.Version ?? "");
        return new InitializeResult
        {
            ServerInfo = new ServerInfo { Name = "dataset-lsp", Version = session.Options.Version },
            Capabilities = new ServerCapabilities
            {
                PositionEncoding = profile.Encoding == PositionEncoding.Utf8 ? PositionEncodingKind.UTF8 : PositionEncodingKind.UTF16,
                TextDocumentSync = new TextDocumentSyncOptions
                {
                    OpenClose = true,
                    Change = TextDocumentSyncKind.Incremental,
                    Save = new SaveOptions { IncludeText = false },
                },
                CodeActionProvider = new CodeActionOptions
                {
                    CodeActionKinds = [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll, CodeActionHandler.FixAllKind],
                    ResolveProvider = true,
                },
                HoverProvider = true,
                DocumentSymbolProvider = true,
                InlayHintProvider = new InlayHintOptions { ResolveProvider = true },
                DiagnosticProvider = profile.PullsDiagnostics
                    ? new DiagnosticOptions { Identifier = "dataset-lsp", InterFileDependencies = false, WorkspaceDiagnostics = false }
                    : null,
            },
        };
    }
}
