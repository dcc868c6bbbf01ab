using System.CommandLine;
using System.Globalization;
using DatasetLsp.Cli.Inputs;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Reports;

namespace DatasetLsp.Cli.Verbs;

/// <summary><c>dataset-lsp check</c>: says what is wrong with training data.</summary>
internal static class CheckVerb
{
    // More than a person reads of one file.
    private const int MostFindingsInText = 50;

    public static Command Create(CliContext context)
    {
        var data = new DataOptions();
        var format = Choice.Format();
        var most = new Option<int?>("--max-diagnostics")
        {
            Description = $"How many findings to show of one file; 0 for all. Default: {MostFindingsInText} in text, all in json.",
            HelpName = "N",
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    return number;
                }

                result.AddError($"--max-diagnostics {result.Tokens[0].Value}: write a number from 0 to {int.MaxValue}");
                return null;
            },
        };
        var rules = new Option<string[]>("--rule")
        {
            Description = "How grave a rule's findings are: error, warning, information, hint, off. May be given several times.",
            HelpName = "ID=SEVERITY",
        };
        var command = new VerbCommand("check", "Says what is wrong with training data.")
        {
            Examples =
            [
                "dataset-lsp check train.jsonl",
                "dataset-lsp check data --fail-on warning --rule duplicate-example=off",
                "dataset-lsp check 'data/**/*.jsonl' --format json",
                "zcat train.jsonl.gz | dataset-lsp check - --stdin-name data/train.jsonl",
            ],
        };
        data.AddTo(command);
        command.Options.Add(format);
        command.Options.Add(most);
        command.Options.Add(rules);
        command.SetAction((call, cancellation) =>
        {
            var isText = call.GetValue(format) == "text";
            var limit = call.GetValue(most) ?? (isText ? MostFindingsInText : 0);
            return Task.Run(() => Run(call, context, data, isText, limit == 0 ? int.MaxValue : limit, call.GetValue(rules) ?? [], cancellation), cancellation);
        });
        return command;
    }

    private static int Run(
        ParseResult call, CliContext context, DataOptions data, bool isText, int limit, string[] rules, CancellationToken cancellation)
    {
        var failures = new Failures(context.Console.Error);
        var settings = data.Settings(call, context, failures, rules);
        var files = data.Files(call, context, failures);
        var tally = new FindingTally();
        using var json = isText
            ? null
            : new JsonReport(context.Console.OpenOutput(), (files.Count > 0 ? settings.For(files[0]) : AnalysisSettings.Default).Model);
        ICheckReport report = json ?? (ICheckReport)new TextReport(context.Console.Report, context.Console.Columns, call.GetValue(data.Quiet));
        context.Console.Run("Checking", files.Count, step =>
        {
            foreach (var file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                step(file.Name);
                var held = settings.For(file);
                using var content = DataOptions.Open(file, context, failures);
                if (content is null || Analyse(content, file, held, limit, failures, cancellation) is not { } analysis)
                {
                    continue;
                }

                tally.Add(analysis);
                try
                {
                    report.Add(new CheckedFile(file.Name, analysis, held));
                }
                catch (Exception exception) when (IsOutOfReach(exception))
                {
                    DataOptions.AddUnreadable(file, exception, failures);
                }

                failures.Add(file.Name, analysis.Failures);
            }
        });
        if (!isText || tally.Files > 0)
        {
            report.Finish();
        }

        return data.ExitCodeFor(call, tally.Gravest, failures);
    }

    private static FileAnalysis? Analyse(
        Stream content, InputFile file, AnalysisSettings held, int limit, Failures failures, CancellationToken cancellation)
    {
        try
        {
            return FileAnalysis.Of(content, held, limit, cancellation: cancellation);
        }
        catch (Exception exception) when (IsOutOfReach(exception))
        {
            DataOptions.AddUnreadable(file, exception, failures);
            return null;
        }
    }

    private static bool IsOutOfReach(Exception exception) => exception is IOException or UnauthorizedAccessException or InvalidDataException;
}
