using System.CommandLine;
using DatasetLsp.Cli.Inputs;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Reports;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Cli.Verbs;

/// <summary><c>dataset-lsp tokens</c>: how many tokens training data has.</summary>
internal static class TokensVerb
{
    public static Command Create(CliContext context)
    {
        var data = new DataOptions();
        var format = Choice.Format();
        var perExample = new Option<bool>("--per-example")
        {
            Description = "One JSON object for each line that is not blank, as it is read: {\"line\":1,\"tokens\":123}. Of several files each names its path.",
        };
        var detail = Choice.Of("--detail", "What --per-example says beside: tokens by role, or of each part.", "none", "none", "role", "part");
        var command = new VerbCommand(
            "tokens",
            """
            Counts the tokens of training data, and what an epoch of it costs.

              Counts are estimates where the model's own vocabulary is not here, and say so. Lines that cannot be counted are named, and do not change the exit code.
            """)
        {
            Examples =
            [
                "dataset-lsp tokens train.jsonl",
                "dataset-lsp tokens data --model gemini-2.5-flash --format json",
                "dataset-lsp tokens train.jsonl --per-example --detail role",
                "zcat train.jsonl.gz | dataset-lsp tokens - --per-example",
            ],
        };
        data.AddInputTo(command);
        command.Options.Add(format);
        command.Options.Add(perExample);
        command.Options.Add(detail);
        command.SetAction((call, cancellation) =>
        {
            var wanted = Enum.Parse<TokenDetail>(call.GetValue(detail)!, ignoreCase: true);
            if (wanted != TokenDetail.None && !call.GetValue(perExample))
            {
                throw new UsageException($"--detail {call.GetValue(detail)}: it is said of each example; add --per-example.");
            }

            var run = new Run(call, context, data, cancellation);
            return Task.Run(() => call.GetValue(perExample) ? run.EachExample(wanted) : run.Totals(call.GetValue(format) == "text"), cancellation);
        });
        return command;
    }

    private sealed class Run(ParseResult call, CliContext context, DataOptions data, CancellationToken cancellation)
    {
        private readonly Failures _failures = new(context.Console.Error);

        public int EachExample(TokenDetail detail)
        {
            using var lines = new TokenLines(context.Console.OpenOutput(), detail);
            var said = new HashSet<string>();
            CountAll((file, settings, isOnly, stream) =>
            {
                if (settings.Tokens!.WhyEstimate is { } why && said.Add(settings.Model))
                {
                    context.Console.Error.WriteLine($"Estimates for {settings.Model}. {why}");
                }

                TokenFile.Count(stream, settings.Tokens, (number, line) => lines.Add(isOnly ? null : file.Name, number, line), cancellation);
                lines.Flush();
            });
            return Code;
        }

        public int Totals(bool isText)
        {
            using var json = isText ? null : new JsonTokenReport(context.Console.OpenOutput());
            var text = new TextTokenReport(context.Console.Report, context.Console.Columns);
            var byModel = new Dictionary<string, (TokenTotals Totals, string Name, int Files)>();
            CountAll((file, settings, isOnly, stream) =>
            {
                var totals = new TokenTotals(settings);
                var (all, _, files) = byModel.GetValueOrDefault(settings.Model, (new TokenTotals(settings), "", 0));
                TokenFile.Count(
                    stream,
                    settings.Tokens!,
                    (_, line) =>
                    {
                        totals.Add(line);
                        all.Add(line);
                    },
                    cancellation);
                byModel[settings.Model] = (all, file.Name, files + 1);
                json?.Add(file.Name, totals);
                if (isText && !isOnly)
                {
                    text.AddFile(file.Name, totals);
                }
            });
            json?.Finish(byModel.Values.Select(model => model.Totals));
            if (isText)
            {
                var isFirst = byModel.Values.Sum(model => model.Files) == 1;
                foreach (var (totals, name, files) in byModel.Values)
                {
                    if (!isFirst)
                    {
                        text.Separate();
                    }

                    text.Add(files == 1 ? name : CountText.Of(files, "file"), totals);
                    isFirst = false;
                }
            }

            return Code;
        }

        private int Code => _failures.Any ? ExitCode.Failure : ExitCode.Clean;

        /// <summary>Opens one file after the other; one that cannot be read, or not to its end, is said to be so.</summary>
        private void CountAll(Action<InputFile, AnalysisSettings, bool, Stream> count)
        {
            var settings = data.Settings(call, context, _failures, []);
            var files = data.Files(call, context, _failures);
            var isOnly = data.NamesOneFile(call, files);
            context.Console.Run("Counting", files.Count, step =>
            {
                foreach (var file in files)
                {
                    cancellation.ThrowIfCancellationRequested();
                    step(file.Name);
                    var held = settings.For(file);
                    if (held.Tokens is null)
                    {
                        if (settings.LacksVocabulary)
                        {
                            continue;
                        }

                        throw new UsageException("This program was built without vocabularies, and cannot count tokens. Build it with `npm run build`, or take a released one.");
                    }

                    try
                    {
                        using var stream = file.IsStandardInput ? context.Console.OpenInput() : context.Files.OpenRead(file.Path);
                        count(file, held, isOnly, stream);
                    }
                    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
                    {
                        DataOptions.AddUnreadable(file, exception, _failures);
                    }
                }
            });
        }
    }
}
