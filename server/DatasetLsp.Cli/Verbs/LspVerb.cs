using System.CommandLine;
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
        var stdio = new Option<bool>("--stdio") { Description = "Speak over standard input and output; there is no other way." };
        var logFile = new Option<string?>("--log-file") { Description = "Where to log. Default: a file a day in the person's state folder.", HelpName = "FILE" };
        var logLevel = Choice.Of("--log-level", "The least grave that is logged.", "information", [.. Enum.GetNames<LogEventLevel>().Select(name => name.ToLowerInvariant())]);

        // Editors' clients add it; the server takes the number from `initialize`.
        var clientProcess = new Option<string?>("--clientProcessId") { Hidden = true };
        var command = new VerbCommand("lsp", "Serves an editor: the language server.") { Examples = ["dataset-lsp lsp --stdio"] };
        command.Options.Add(stdio);
        command.Options.Add(logFile);
        command.Options.Add(logLevel);
        command.Options.Add(clientProcess);
        command.SetAction(async (call, cancellation) =>
        {
            await using var log = OpenLog(context, call.GetValue(logFile), Enum.Parse<LogEventLevel>(call.GetValue(logLevel)!, ignoreCase: true));
            using var input = context.Console.OpenInput();
            var options = new LanguageServerOptions { Logger = log, Version = CommandLine.Version, Files = context.Files };
            return await LanguageServer.RunAsync(input, context.Console.OpenOutput(), options, cancellation);
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
