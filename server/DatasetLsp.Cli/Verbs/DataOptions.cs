using System.CommandLine;
using DatasetLsp.Cli.Inputs;
using DatasetLsp.Cli.Settings;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Files;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Cli.Verbs;

/// <summary>What verbs that look at data have in common: which data, under which settings, and what counts as a failure.</summary>
internal sealed class DataOptions
{
    public Argument<string[]> Paths { get; } = new("PATH")
    {
        Description = "Files, folders (all *.jsonl and *.ndjson below them), globs, or - for standard input. Default: the current folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string?> StandardInputName { get; } = new("--stdin-name")
    {
        Description = "The path that standard input stands for: reports name it, and its folder decides the configuration.",
        HelpName = "PATH",
    };

    public Option<string?> Model { get; } = new("--model")
    {
        Description = $"The model to be tuned. Default: the configuration's, else {AnalysisSettings.DefaultModel}.",
        HelpName = "ID",
    };

    public Option<string?> Config { get; } = new("--config")
    {
        Description = $"The configuration for all files. Default: for each file, the nearest {TeamConfig.FileName} above it.",
        HelpName = "FILE",
    };

    public Option<string> FailOn { get; } =
        Choice.Of("--fail-on", "The least severity that makes the exit code 1.", "error", "error", "warning", "information", "never");

    public Option<bool> Quiet { get; } = new("--quiet")
    {
        Description = "One line for each finding, and nothing where there is none.",
    };

    public void AddTo(Command command)
    {
        AddInputTo(command);
        command.Options.Add(FailOn);
        command.Options.Add(Quiet);
    }

    /// <summary>For a verb that judges nothing: which data, under which settings.</summary>
    public void AddInputTo(Command command)
    {
        command.Arguments.Add(Paths);
        command.Options.Add(StandardInputName);
        command.Options.Add(Model);
        command.Options.Add(Config);
    }

    public IReadOnlyList<InputFile> Files(ParseResult call, CliContext context, Failures failures) =>
        new InputFinder(context, failures).Find(call.GetValue(Paths) ?? [], call.GetValue(StandardInputName));

    /// <summary>Whether the person named a single file, so that a report need not say which one it is about.</summary>
    public bool NamesOneFile(ParseResult call, IReadOnlyList<InputFile> files) =>
        call.GetValue(Paths) is [var path] && files is [var file] && (file.IsStandardInput || file.Name == path);

    public FileSettings Settings(ParseResult call, CliContext context, Failures failures, IReadOnlyList<string> rules)
    {
        var config = call.GetValue(Config);
        if (config is not null && !context.Files.FileExists(context.FullPath(config)))
        {
            throw new UsageException($"--config {config}: there is no such file.");
        }

        var personal = new PersonalSettingsLoader(context, failures).Read(call.GetValue(Model), rules);
        return new FileSettings(context, failures, personal, config);
    }

    /// <summary>The exit code, given the gravest finding.</summary>
    public int ExitCodeFor(ParseResult call, Severity gravest, Failures failures)
    {
        // A hint is no more than information to those who ask for a failure.
        var least = call.GetValue(FailOn) switch
        {
            "never" => (Severity?)null,
            "information" => Severity.Hint,
            var name => SeverityNames.Parse(name!),
        };
        return failures.Any ? ExitCode.Failure : gravest <= least ? ExitCode.Findings : ExitCode.Clean;
    }

    /// <summary>The bytes of a file; null where they cannot be read, which is then said.</summary>
    public static byte[]? Read(InputFile file, CliContext context, Failures failures) =>
        Attempt(file, failures, () => file.IsStandardInput ? StandardInput(context) : context.Files.ReadAllBytes(file.Path));

    /// <summary>A file to be read from its start, more than once; null where it cannot be opened, which is then said.</summary>
    public static Stream? Open(InputFile file, CliContext context, Failures failures) => Attempt(file, failures, () =>
    {
        if (file.IsStandardInput)
        {
            return new MemoryStream(StandardInput(context));
        }

        var stream = context.Files.OpenRead(file.Path);
        if (stream.CanSeek)
        {
            return stream;
        }

        // A pipe that has a name, such as a shell's <(zcat file).
        using (stream)
        {
            return new MemoryStream(WholeContent.Of(stream, Array.MaxLength));
        }
    });

    /// <summary>Says that a file cannot be read.</summary>
    public static void AddUnreadable(InputFile file, Exception exception, Failures failures) =>
        failures.Add($"{file.Name}: cannot be read. {exception.Message}");

    private static byte[] StandardInput(CliContext context)
    {
        using var input = context.Console.OpenInput();
        return WholeContent.Of(input, Array.MaxLength);
    }

    private static T? Attempt<T>(InputFile file, Failures failures, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            AddUnreadable(file, exception, failures);
            return null;
        }
    }
}
