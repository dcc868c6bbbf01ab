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
        foreach (var rule in settings.ActiveLineRules)
        {
            Attempt(rule, static (rule, tree, findings) => rule.Check(tree, findings), tree, findings, ref failures);
        }

        if (Read(tree) is not { } example)
        {
            // What cannot be read is mended first; what other rules would make of the remains is noise.
            return new ExampleReport(LineKind.Unreadable, findings.Findings, null) { Failures = failures ?? [] };
        }

        foreach (var rule in settings.ActiveExampleRules)
        {
            Attempt(rule, static (rule, example, findings) => rule.Check(example, findings), example, findings, ref failures);
        }

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

    /// <summary>Runs a rule; one that fails takes only its own findings with it.</summary>
    private static void Attempt<TRule, TSubject>(
        TRule rule, Action<TRule, TSubject, FindingSink> check, TSubject subject, FindingSink findings, ref List<RuleFailure>? failures)
        where TRule : Rule
    {
        var before = findings.Count;
        try
        {
            check(rule, subject, findings);
        }
        catch (Exception exception)
        {
            findings.CutTo(before);
            (failures ??= []).Add(new RuleFailure(rule, exception));
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
