using System.CommandLine;
using DatasetLsp.Cli.Inputs;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Reports;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Cli.Verbs;

/// <summary><c>dataset-lsp fix</c>: mends what can be mended with certainty.</summary>
internal static class FixVerb
{
    public static Command Create(CliContext context)
    {
        var data = new DataOptions();
        data.Quiet.Description = "Say nothing where nothing was mended and nothing is left.";
        var format = Choice.Format();
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change; write nothing." };
        var only = new Option<string[]>("--only")
        {
            Description = "Mend only what this rule finds. May be given several times.",
            HelpName = "ID",
        };
        var command = new VerbCommand("fix", "Mends what can be mended with certainty, and leaves every other byte as it is.")
        {
            Examples =
            [
                "dataset-lsp fix train.jsonl",
                "dataset-lsp fix data --dry-run",
                "dataset-lsp fix data --only invalid-json --only invalid-role",
                "dataset-lsp fix - < broken.jsonl > mended.jsonl",
            ],
        };
        data.AddTo(command);
        command.Options.Add(format);
        command.Options.Add(dryRun);
        command.Options.Add(only);
        command.SetAction((call, cancellation) =>
        {
            var run = new Run(
                call, context, data, call.GetValue(format) == "text", call.GetValue(dryRun), Find(call.GetValue(only) ?? []), cancellation);
            return Task.Run(run.All, cancellation);
        });
        return command;
    }

    private static Func<Rule, bool>? Find(string[] ids)
    {
        if (ids.FirstOrDefault(id => RuleCatalogue.Find(id) is null) is { } unknown)
        {
            throw new UsageException($"--only: {UnknownRule.Describe(unknown)}");
        }

        return ids.Length == 0 ? null : rule => ids.Contains(rule.Id);
    }

    private sealed class Run(
        ParseResult call, CliContext context, DataOptions data, bool isText, bool isDryRun, Func<Rule, bool>? only, CancellationToken cancellation)
    {
        private readonly Failures _failures = new(context.Console.Error);
        private readonly FindingTally _left = new();

        public int All()
        {
            var settings = data.Settings(call, context, _failures, []);
            var files = data.Files(call, context, _failures);
            var hasStandardInput = files.Any(file => file.IsStandardInput);
            if (hasStandardInput && files.Count > 1)
            {
                throw new UsageException("- must stand alone: what was mended of standard input goes to standard output.");
            }

            var writesToOutput = hasStandardInput && !isDryRun;
            if (writesToOutput && !isText)
            {
                throw new UsageException("--format json: what was mended of standard input goes to standard output, where the report cannot be. Add --dry-run for the report alone.");
            }

            // Where the data goes to standard output, what is said of it cannot.
            using var json = isText ? null : new JsonFixReport(context.Console.OpenOutput());
            IFixReport report = json ?? (IFixReport)new TextFixReport(
                writesToOutput ? new PlainReportWriter(context.Console.Error) : context.Console.Report,
                context.Console.Columns,
                isDryRun,
                call.GetValue(data.Quiet));
            context.Console.Run(isDryRun ? "Looking at" : "Mending", files.Count, step =>
            {
                foreach (var file in files)
                {
                    cancellation.ThrowIfCancellationRequested();
                    step(file.Name);
                    One(file, settings.For(file), report);
                }
            });
            report.Finish();
            return data.ExitCodeFor(call, _left.Gravest, _failures);
        }

        private void One(InputFile file, AnalysisSettings settings, IFixReport report)
        {
            if (DataOptions.Read(file, context, _failures) is not { } content)
            {
                return;
            }

            var fix = FileFixer.Fix(content, settings, only, cancellation);
            _failures.Add(file.Name, fix.Left.TakeFailures());
            if (isDryRun || Write(file, content, fix))
            {
                _left.Add(fix.Left);
                report.Add(file.Name, fix);
            }
        }

        /// <summary>Writes what was mended. A file that someone else changed meanwhile is theirs, and stays as it is.</summary>
        private bool Write(InputFile file, byte[] before, FileFix fix)
        {
            if (file.IsStandardInput)
            {
                var output = context.Console.OpenOutput();
                output.Write(fix.Content.Span);
                output.Flush();
                return true;
            }

            if (fix.Changes.Count == 0)
            {
                return true;
            }

            try
            {
                if (!context.Files.ReadAllBytes(file.Path).AsSpan().SequenceEqual(before))
                {
                    _failures.Add($"{file.Name}: changed while it was being mended; nothing was written. Run `dataset-lsp fix` again.");
                    return false;
                }

                context.Files.Replace(file.Path, fix.Content.Span);
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                _failures.Add($"{file.Name}: cannot be written. {exception.Message}");
                return false;
            }
        }
    }
}
