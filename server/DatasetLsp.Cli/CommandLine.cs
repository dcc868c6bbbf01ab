using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using DatasetLsp.Cli.Verbs;
using DatasetLsp.Core.Formats.Shapes;

namespace DatasetLsp.Cli;

/// <summary>The executable: finds the verb, runs it, and says on one line what went wrong.</summary>
public sealed class CommandLine(CliContext context)
{
    // Ctrl-C: a verb stops at once or has this long to put away what it holds.
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);

    /// <summary>The version of the executable, as it is released.</summary>
    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Runs one call.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        try
        {
            var root = CreateRoot(arguments is [var first, ..] ? first : null);
            var call = root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            if (call.Errors.Count > 0 && call.Action is ParseErrorAction)
            {
                throw new UsageException(Describe(call));
            }

            if (UnknownOption(call) is { } option && call.Action is not HelpWithExamples)
            {
                throw new UsageException(DescribeOption(call.CommandResult.Command, option));
            }

            return await call.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    Output = context.Console.Out,
                    Error = context.Console.Error,
                    ProcessTerminationTimeout = StopTime,
                },
                cancellation);
        }
        catch (OperationCanceledException)
        {
            context.Console.Error.WriteLine("Stopped.");
            return ExitCode.Stopped;
        }
        catch (UsageException exception)
        {
            return Fail(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message);
        }
        catch (Exception exception)
        {
            return Fail($"This is a fault of the program, not of your data: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private static string Describe(ParseResult call)
    {
        var command = call.CommandResult.Command;
        var path = command is RootCommand ? "dataset-lsp" : $"dataset-lsp {command.Name}";
        if (command is RootCommand && call.UnmatchedTokens is [var word, ..])
        {
            var nearest = NearestName.Find(word, command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name));
            return nearest is null
                ? $"There is no verb `{word}`. `{path} --help` lists them."
                : $"There is no verb `{word}`. Did you mean `{nearest}`?";
        }

        if (call.UnmatchedTokens.FirstOrDefault(token => token.StartsWith('-')) is { } option)
        {
            return DescribeOption(command, option);
        }

        if (command is RootCommand)
        {
            return $"Name a verb: {string.Join(", ", command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name))}. `{path} --help` says more.";
        }

        // The library's messages may have several lines.
        var message = string.Join(' ', call.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{message.TrimEnd('.')}. `{path} --help` says more.";
    }

    /// <summary>An option that a verb does not have is a path to the library; a person who means such a path writes <c>--</c> before it.</summary>
    private static string? UnknownOption(ParseResult call) => call.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value is ['-', _, ..])?.Value;

    private static string DescribeOption(Command command, string option)
    {
        var nearest = NearestName.Find(option, command.Options.Where(known => !known.Hidden).Select(known => known.Name));
        return nearest is null
            ? $"There is no option `{option}`. `dataset-lsp {(command is RootCommand ? "" : command.Name + " ")}--help` lists them."
            : $"There is no option `{option}`. Did you mean `{nearest}`?";
    }

    /// <summary>The verb that is called, or all of them where that is none. A server must start quickly, and needs no other verb.</summary>
    private RootCommand CreateRoot(string? called)
    {
        var root = new RootCommand(
            """
            Checks and mends JSONL training data for Gemini models.

              Exit codes: 0 nothing found at or above --fail-on, 1 something found, 2 a wrong call or a file that cannot be read.
            """);
        var verbs = new OrderedDictionary<string, Func<CliContext, Command>>
        {
            ["check"] = CheckVerb.Create,
            ["fix"] = FixVerb.Create,
            ["tokens"] = TokensVerb.Create,
            ["rules"] = RulesVerb.Create,
            ["models"] = ModelsVerb.Create,
            ["lsp"] = LspVerb.Create,
        };
        foreach (var create in called is not null && verbs.TryGetValue(called, out var one) ? [one] : verbs.Values.ToArray())
        {
            root.Subcommands.Add(create(context));
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Options.OfType<VersionOption>().Single().Action = new VersionText(Version);
        return root;
    }

    private int Fail(string message)
    {
        context.Console.Error.WriteLine($"dataset-lsp: {Core.Reports.DisplayText.Safe(message)}");
        return ExitCode.Failure;
    }

    private sealed class VersionText(string version) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(version);
            return ExitCode.Clean;
        }
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is VerbCommand { Examples: { Count: > 0 } examples })
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine($"  {example}");
                }

                output.WriteLine();
            }

            return ExitCode.Clean;
        }
    }
}
