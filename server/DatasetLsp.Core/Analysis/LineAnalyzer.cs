using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Analysis;

/// <summary>From the bytes of one line to its report. Pure.</summary>
public static class LineAnalyzer
{
    /// <summary>Reads the line and runs the line and example rules on it.</summary>
    public static ExampleReport Analyse(ReadOnlyMemory<byte> line, RuleSettings settings)
    {
        if (line.Span.IndexOfAnyExcept(" \t\r\v\f"u8) < 0)
        {
            return ExampleReport.Blank;
        }

        var tree = JsonTree.Parse(line);
        var findings = new FindingSink(settings);
        List<RuleFailure>? failures = null;
        RunLineRules(tree, settings, findings, ref failures);
        if (Read(tree) is not { } example)
        {
            // What cannot be read is mended first; what other rules would make of the remains is noise.
            return new ExampleReport(LineKind.Unreadable, findings.Findings, null) { Failures = failures ?? [] };
        }

        RunExampleRules(example, settings, findings, ref failures);
        return example.Root.Kind == JsonKind.Object
            ? new ExampleReport(LineKind.Record, findings.Findings, FactsOf(example)) { Failures = failures ?? [] }
            : new ExampleReport(LineKind.OtherJson, findings.Findings, null) { Failures = failures ?? [] };
    }

    /// <summary>The reports of several lines, in their order; on all processors.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ExampleReport[] AnalyseAll(IReadOnlyList<Line> lines, RuleSettings settings, CancellationToken cancellation)
    {
        var reports = new ExampleReport[lines.Count];
        Parallel.For(
            0,
            lines.Count,
            new ParallelOptions { CancellationToken = cancellation },
            index => reports[index] = Analyse(lines[index].Content, settings));
        return reports;
    }

    /// <summary>The example on a line; null where the line is no valid JSON.</summary>
    public static Example? Read(JsonTree line) =>
        line.HasRoot && !line.HasSyntaxErrors
            ? FormatCatalogue.Detect(line.Root).Read(line.Root)
            : null;

    /// <summary>Runs the rules; one that fails takes only its own findings with it.</summary>
    private static void RunLineRules(JsonTree line, RuleSettings settings, FindingSink findings, ref List<RuleFailure>? failures)
    {
        var rules = settings.ActiveLineRules;
        for (var next = 0; next < rules.Length; next++)
        {
            var before = 0;
            try
            {
                for (; next < rules.Length; next++)
                {
                    before = findings.Count;
                    rules[next].Check(line, findings);
                }
            }
            catch (Exception exception)
            {
                findings.CutTo(before);
                (failures ??= []).Add(new RuleFailure(rules[next], exception));
            }
        }
    }

    /// <summary>The same for example rules.</summary>
    private static void RunExampleRules(Example example, RuleSettings settings, FindingSink findings, ref List<RuleFailure>? failures)
    {
        var rules = settings.ActiveExampleRules;
        for (var next = 0; next < rules.Length; next++)
        {
            var before = 0;
            try
            {
                for (; next < rules.Length; next++)
                {
                    before = findings.Count;
                    rules[next].Check(example, findings);
                }
            }
            catch (Exception exception)
            {
                findings.CutTo(before);
                (failures ??= []).Add(new RuleFailure(rules[next], exception));
            }
        }
    }

    private static ExampleFacts FactsOf(Example example)
    {
        var (fingerprint, input) = Fingerprint.Of(example);
        return new ExampleFacts(example.Format, example.Format.IsCertain(example), fingerprint, example.Anchor)
        {
            Answer = Answer.FactsOf(example, input),
            HasMedia = example.HasMedia,
        };
    }
}
