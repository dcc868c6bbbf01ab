using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Analysis;

/// <summary>From the bytes of one line to its report. Pure.</summary>
public static class LineAnalyzer
{
    private const int LongLine = 1024 * 1024;

    /// <summary>Reads the line and runs the line and example rules on it.</summary>
    public static ExampleReport Analyse(ReadOnlyMemory<byte> line, AnalysisSettings settings)
    {
        if (IsBlank(line.Span))
        {
            return ExampleReport.Blank;
        }

        var report = AnalyseFilled(line, settings);
        if (line.Length > LongLine)
        {
            // It would be kept for as long as the thread.
            Fingerprint.Release();
            Answer.Release();
            FactsPlan.Release();
            TokenSum.Release();
        }

        return report;
    }

    /// <summary>The same for a line that is read already.</summary>
    internal static ExampleReport Analyse(JsonTree tree, AnalysisSettings settings) => Analyse(tree, settings, known: null, facts: null);

    private static ExampleReport AnalyseFilled(ReadOnlyMemory<byte> line, AnalysisSettings settings)
    {
        var templates = KnownStructure.Templates;
        if (templates.Match(line.Span, out var texts) is not { } template)
        {
            return Analyse(templates.Read(line), settings, known: null, facts: null);
        }

        var known = KnownStructure.Of(template, settings);
        var isSaid = known is not null && IsAllSaid(texts);
        var facts = isSaid ? known!.Facts?.Of(texts) : null;
        return facts is not null && !settings.Rules.ReadsTexts && !(facts.Tokens?.Count > known!.MostTokens)
            ? new ExampleReport(LineKind.Record, [], facts)
            : Analyse(templates.Fill(template, line), settings, isSaid && !known!.IsPlanned ? null : known, facts);
    }

    /// <param name="tree">The line.</param>
    /// <param name="settings">The rules.</param>
    /// <param name="known">What is known of lines like it; null where it has to be found out.</param>
    /// <param name="facts">Its facts, where they are known already.</param>
    private static ExampleReport Analyse(JsonTree tree, AnalysisSettings settings, KnownStructure? known, ExampleFacts? facts)
    {
        var findings = new FindingSink(settings);
        List<RuleFailure>? failures = null;
        var lineRules = known is null ? settings.Rules.ActiveLineRules : settings.Rules.ActiveTextLineRules;
        Run(lineRules, static (rule, line, findings) => rule.Check(line, findings), tree, findings, ref failures);
        if ((known is null ? Read(tree) : Read(tree, known)) is not { } example)
        {
            // What cannot be read is mended first; what other rules would make of the remains is noise.
            return new ExampleReport(LineKind.Unreadable, findings.Findings, null) { Failures = failures ?? [] };
        }

        var exampleRules = known is null ? settings.Rules.ActiveExampleRules : settings.Rules.ActiveTextExampleRules;
        Run(exampleRules, static (rule, example, findings) => rule.Check(example, findings), example, findings, ref failures);
        if (known is null && findings.Count == 0 && failures is null)
        {
            Remember(tree, example, settings);
        }

        if (example.Root.Kind != JsonKind.Object)
        {
            return new ExampleReport(LineKind.OtherJson, findings.Findings, null) { Failures = failures ?? [] };
        }

        facts ??= FactsOf(example, settings.Tokens);
        if (facts.Tokens is { } tokens)
        {
            foreach (var rule in settings.Rules.ActiveTokenRules)
            {
                if (tokens.Count > rule.Above(settings))
                {
                    Run([rule], (rule, example, findings) => rule.Check(example, tokens, settings, findings), example, findings, ref failures);
                }
            }
        }

        return new ExampleReport(LineKind.Record, findings.Findings, facts) { Failures = failures ?? [] };
    }

    /// <summary>Whether there is nothing but white space on a line.</summary>
    internal static bool IsBlank(ReadOnlySpan<byte> line)
    {
        foreach (var value in line)
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\v' or (byte)'\f'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllSaid(JsonTexts texts)
    {
        for (var text = 0; text < texts.Count; text++)
        {
            if (!FactsPlan.SaysSomething(texts[text]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The reports of several lines, in their order; on all processors.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ExampleReport[] AnalyseAll(IReadOnlyList<Line> lines, AnalysisSettings settings, CancellationToken cancellation)
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

    private static Example Read(JsonTree line, KnownStructure known)
    {
        var example = known.Format.Read(line.Root);
        example.MarkWellShaped();
        return example;
    }

    /// <summary>
    /// In preference data, what are turns depends on what the answers share. And what a function is called with is held against what it
    /// declares, also where an argument has a name under which formats keep texts.
    /// </summary>
    private static void Remember(JsonTree line, Example example, AnalysisSettings settings)
    {
        if (line.Template is { } template && example.Root.Kind == JsonKind.Object && !example.Format.IsPreference && !example.HasCalls && example.ShapeProblems.IsEmpty)
        {
            // Formats may leave out a text that is blank, so that the line does not show what others are like.
            var isSaid = template.TextsOf(line).All(text => FactsPlan.SaysSomething(text.Raw[1..^1]));
            template.Note = new KnownStructure(settings, example.Format, isSaid, isSaid ? FactsPlan.For(example, template, settings.Tokens) : null, MostTokens(settings));
        }
    }

    /// <summary>Runs the rules; one that fails takes only its own findings with it.</summary>
    private static void Run<TRule, TSubject>(
        TRule[] rules, Action<TRule, TSubject, FindingSink> check, TSubject subject, FindingSink findings, ref List<RuleFailure>? failures)
        where TRule : Rule
    {
        foreach (var rule in rules)
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
    }

    private static long MostTokens(AnalysisSettings settings) =>
        settings.Rules.ActiveTokenRules.Min(rule => rule.Above(settings)) ?? long.MaxValue;

    private static ExampleFacts FactsOf(Example example, TokenCounter? counter)
    {
        var (fingerprint, input) = Fingerprint.Of(example);
        return new ExampleFacts(example.Format, example.Format.IsCertain(example), fingerprint, example.Anchor)
        {
            Answer = Answer.FactsOf(example, input),
            HasMedia = example.HasMedia,
            Structure = StructureFacts.Of(example),
            Tokens = counter is null || example.Format == FormatCatalogue.Unknown ? null : TokenSum.Of(example, counter),
        };
    }
}
