using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Files that are JSONL but no training data.</summary>
public sealed class UnknownFormatRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "unknown-format";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override bool NeedsTrainingData => false;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Says, once a file, that its lines are in no training format.",
        Why: "Nothing else is checked in such a file but that its lines are JSON, so that silence is not taken for approval.",
        Bad: """
            {"id":1,"question":"Hi","reply":"Hello"}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "If the file is to be trained on, write its lines in Gemini's format.",
        SwitchOff: "When your JSONL files are not all training data.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        if (index.Format != FormatCatalogue.Unknown || index.Count(LineKind.Record) + index.Count(LineKind.OtherJson) == 0)
        {
            yield break;
        }

        // Its first record shows best what the file holds.
        var line = lines.Ids.Cast<int?>().FirstOrDefault(id => index.KindOf(id!.Value) == LineKind.Record)
            ?? lines.Ids.First(id => index.KindOf(id) == LineKind.OtherJson);
        var content = lines.ContentOf(line);
        var anchor = index.KindOf(line) == LineKind.Record ? index.AnchorOf(line) : new TextSpan(0, content.Span.ShortLength(20));
        yield return new LineFinding(
            line,
            new Finding(
                this,
                DefaultSeverity,
                anchor,
                $"This is in no training format that we know: the first record {Describe(content)}. Gemini's format has `contents`; `messages`, `input_text`/`output_text`, `prompt`/`completion`, `instruction`/`output`, `conversations` and `chosen`/`rejected` are read too. Only the JSON is checked."));
    }

    private static string Describe(ReadOnlyMemory<byte> line)
    {
        var root = JsonTree.Parse(line).Root;
        if (root.Kind != JsonKind.Object)
        {
            return $"is {root.Kind.Noun()}";
        }

        var names = new List<string>();
        foreach (var member in root.Members)
        {
            names.Add($"`{member.Key.Shorten(30)}`");
            if (names.Count == 4 && root.Count > 4)
            {
                return $"has {string.Join(", ", names)} and {root.Count - 4} more";
            }
        }

        return names.Count == 0 ? "is empty" : $"has {string.Join(", ", names)}";
    }
}
