using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Rules;
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
        foreach (var rule in RuleCatalogue.LineRules)
        {
            if (settings.IsOn(rule))
            {
                rule.Check(tree, findings);
            }
        }

        if (Read(tree) is not { } example)
        {
            // What cannot be read is mended first; what other rules would make of the remains is noise.
            return new ExampleReport(LineKind.Unreadable, findings.Findings, null);
        }

        foreach (var rule in RuleCatalogue.ExampleRules)
        {
            if (settings.IsOn(rule))
            {
                rule.Check(example, findings);
            }
        }

        return example.Root.Kind == JsonKind.Object
            ? new ExampleReport(LineKind.Record, findings.Findings, FactsOf(example))
            : new ExampleReport(LineKind.OtherJson, findings.Findings, null);
    }

    /// <summary>The example on a line; null where the line is no valid JSON.</summary>
    public static Example? Read(JsonTree line) =>
        line.HasRoot && !line.Errors.Any(error => error.Kind.IsSyntax())
            ? FormatCatalogue.Detect(line.Root).Read(line.Root)
            : null;

    private static ExampleFacts FactsOf(Example example) =>
        new(example.Format, example.Format.IsCertain(example), Fingerprint.Of(example), example.Anchor)
        {
            Answer = Answer.FactsOf(example),
            HasMedia = example.Contents.Any(content => content.Parts.Any(part => part.Kind == PartKind.Media)),
        };
}
