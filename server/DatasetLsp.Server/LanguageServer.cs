using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Features.Custom.AnalyzeFile;
using DatasetLsp.Server.Features.Custom.Models;
using DatasetLsp.Server.Features.Custom.NextProblem;
using DatasetLsp.Server.Features.Custom.Tokens;
using DatasetLsp.Server.Features.Custom.VisibleRanges;
using DatasetLsp.Server.Features.Language.CodeAction;
using DatasetLsp.Server.Features.Language.CodeActionResolve;
using DatasetLsp.Server.Features.Language.Diagnostic;
using DatasetLsp.Server.Features.Language.DidChange;
using DatasetLsp.Server.Features.Language.DidClose;
using DatasetLsp.Server.Features.Language.DidOpen;
using DatasetLsp.Server.Features.Language.DidSave;
using DatasetLsp.Server.Features.Language.DocumentSymbol;
using DatasetLsp.Server.Features.Language.Hover;
using DatasetLsp.Server.Features.Language.InlayHint;
using DatasetLsp.Server.Features.Language.InlayHintResolve;
using DatasetLsp.Server.Features.Window.WorkDoneProgressCancel;
using DatasetLsp.Server.Features.Workspace.DidChangeConfiguration;
using DatasetLsp.Server.Features.Workspace.DidChangeWatchedFiles;
using DatasetLsp.Server.Features.Workspace.Initialize;
using DatasetLsp.Server.Features.Workspace.Initialized;
using DatasetLsp.Server.Session;
using Serilog;
using Serilog.Events;

namespace DatasetLsp.Server;

/// <summary>The language server: one connection from <c>initialize</c> to its end.</summary>
public static class LanguageServer
{
    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(2);

    /// <summary>Serves one client until it leaves.</summary>
    /// <param name="input">Where the client's messages come from. Not closed.</param>
    /// <param name="output">Where the server's go; nothing else may write to it. Not closed.</param>
    /// <param name="options">What is given from outside.</param>
    /// <param name="ct">Ends the connection.</param>
    /// <returns>The process's exit code: 0 where the client said <c>shutdown</c> before it left, else 1.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, LanguageServerOptions options, CancellationToken ct = default)
    {
        ServerSession? session = null;
        var defaults = new ConnectionOptions();
        var connection = new JsonRpcConnection(input, output, defaults with
        {
            MaxMessageBytes = options.MaxMessageBytes ?? defaults.MaxMessageBytes,
            Time = options.Time,
            MessageSkipped = (method, uri) => session?.Documents.Skipped(method, uri),
            HandlerFailed = (method, exception) => session?.Failures.Report(method, exception),
            ProtocolViolated = what => options.Logger.Warning("The client broke the protocol: {What}", what),
        });
        await using var log = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.Logger(options.Logger)
            .WriteTo.Sink(new ClientLogSink(connection), LogEventLevel.Information)
            .CreateLogger();
        session = new ServerSession(connection, options with { Logger = log });
        options.SessionStarted?.Invoke(session);
        var exitCode = await connection.RunAsync(Handlers(session), ct).ConfigureAwait(false);
        try
        {
            await session.Documents.CloseAllAsync().WaitAsync(LongestClose, options.Time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            log.Warning("A document's work did not end in time; the server ends all the same.");
        }

        return exitCode;
    }

    /// <summary>Who takes which method.</summary>
    internal static MethodTable Handlers(ServerSession session) => new MethodTable()
        .Add(new InitializeHandler(session))
        .Add(new InitializedHandler(session))
        .Add(new DidOpenHandler(session))
        .Add(new DidChangeHandler(session))
        .Add(new DidSaveHandler(session))
        .Add(new DidCloseHandler(session))
        .Add(new DidChangeConfigurationHandler(session))
        .Add(new DidChangeWatchedFilesHandler(session))
        .Add(new DiagnosticHandler(session))
        .Add(new CodeActionHandler(session))
        .Add(new CodeActionResolveHandler(session))
        .Add(new HoverHandler(session))
        .Add(new DocumentSymbolHandler(session))
        .Add(new InlayHintHandler(session))
        .Add(new InlayHintResolveHandler(session))
        .Add(new TokensHandler(session))
        .Add(new ModelsHandler(session))
        .Add(new VisibleRangesHandler(session))
        .Add(new NextProblemHandler(session))
        .Add(new AnalyzeFileHandler(session))
        .Add(new WorkDoneProgressCancelHandler(session));
}
