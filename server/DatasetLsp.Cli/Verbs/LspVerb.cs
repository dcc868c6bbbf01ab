using System.CommandLine;
using DatasetLsp.Cli.Transports;
using DatasetLsp.Server;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace DatasetLsp.Cli.Verbs;

/// <summary><c>dataset-lsp lsp</c>: the language server, which an editor starts.</summary>
internal static class LspVerb
{
    private const long MostLogBytes = 10 * 1024 * 1024;
    private const int MostLogFiles = 7;

    public static Command Create(CliContext context)
    {
        var stdio = new Option<bool>("--stdio") { Description = "Speak over standard input and output; so it is unless another way is named." };
        var pipe = new Option<string?>("--pipe") { Description = "Speak over this named pipe, or Unix socket, on which the editor listens.", HelpName = "NAME" };
        var socket = new Option<int?>("--socket") { Description = "Speak over this port of 127.0.0.1, on which the editor listens.", HelpName = "PORT" };
        socket.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 65535)
            {
                result.AddError("--socket must be from 1 to 65535.");
            }
        });
        var logFile = new Option<string?>("--log-file") { Description = "Where to log. Default: a file a day in the person's state folder.", HelpName = "FILE" };
        var logLevel = Choice.Of("--log-level", "The least grave that is logged.", "information", [.. Enum.GetNames<LogEventLevel>().Select(name => name.ToLowerInvariant())]);

        // Editors' clients add it; the server takes the number from `initialize`.
        var clientProcess = new Option<string?>("--clientProcessId") { Hidden = true };
        var command = new VerbCommand("lsp", "Serves an editor: the language server.") { Examples = ["dataset-lsp lsp --stdio"] };
        command.Options.Add(stdio);
        command.Options.Add(pipe);
        command.Options.Add(socket);
        command.Options.Add(logFile);
        command.Options.Add(logLevel);
        command.Options.Add(clientProcess);
        command.Validators.Add(result =>
        {
            if (new Option[] { stdio, pipe, socket }.Count(option => result.GetResult(option) is not null) > 1)
            {
                result.AddError("Name one of --stdio, --pipe and --socket.");
            }
        });
        command.SetAction(async (call, cancellation) =>
        {
            _ = Task.Run(WarmUp.Run, CancellationToken.None);
            await using var log = OpenLog(context, call.GetValue(logFile), Enum.Parse<LogEventLevel>(call.GetValue(logLevel)!, ignoreCase: true));
            var options = new LanguageServerOptions { Logger = log, Version = CommandLine.Version, Files = context.Files };
            if (call.GetValue(pipe) is { } name)
            {
                await using var connection = await ClientConnection.ToPipeAsync(name, cancellation);
                return await LanguageServer.RunAsync(connection, connection, options, cancellation);
            }

            if (call.GetValue(socket) is { } port)
            {
                await using var connection = await ClientConnection.ToSocketAsync(port, cancellation);
                return await LanguageServer.RunAsync(connection, connection, options, cancellation);
            }

            using var input = context.Console.OpenInput();
            return await LanguageServer.RunAsync(input, context.Console.OpenConversation(), options, cancellation);
        });
        return command;
    }

    /// <summary>A log that cannot be written is no reason not to serve: then there is none.</summary>
    private static Logger OpenLog(CliContext context, string? file, LogEventLevel level)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Is(level);
        var path = file is null ? DefaultLog(context) : context.FullPath(file);
        if (path is not null)
        {
            configuration.WriteTo.File(
                path,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                fileSizeLimitBytes: MostLogBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: MostLogFiles,
                rollingInterval: file is null ? RollingInterval.Day : RollingInterval.Infinite,
                shared: true);
        }

        return configuration.CreateLogger();
    }

    /// <summary>The XDG base directory specification's folder for state, else the system's for local application data.</summary>
    private static string? DefaultLog(CliContext context)
    {
        var state = context.Variable("XDG_STATE_HOME") is { Length: > 0 } configured && Path.IsPathRooted(configured)
            ? configured
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return state.Length == 0 ? null : Path.Combine(state, "dataset-lsp", "logs", "server-.log");
    }
}
