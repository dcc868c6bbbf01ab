using System.Globalization;
using DatasetLsp.Core.Index;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Outputs in another shape than almost all others.</summary>
public sealed class FormatDriftRule : DatasetRule
{
    private const int MostLabelsNamed = 5;

    /// <inheritdoc/>
    public override string Id => "format-drift";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds outputs that leave the shape that almost all outputs of the file share.",
        Why: """
            What reads the model's answers counts on their shape, and a model learns the exceptions along with the rule: a few answers
            in prose among JSON can bring prose back now and then. Early checkers of fine-tuning data looked at what all outputs share
            as well ([`prepare_data`](https://github.com/openai/openai-python/blob/main/src/openai/lib/_validators.py): common prefixes and
            suffixes).

            A shape is: a JSON object with certain keys; a JSON object at all; the same, in a Markdown code block; lines of named
            fields (`Category: …`); a first word with a colon (`Answer: …`); one label out of a few. It counts where at least 20
            examples under one system instruction have text outputs and 90 in 100 of them share it.
            """,
        Bad: Lines("This one goes to the queue of billing, I think."),
        Good: Lines("""{\"queue\":\"20\"}"""),
        Fix: "Write the output in the shape of the others, or leave the example out.",
        SwitchOff: "When the exceptions are meant, such as a refusal in words.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        var usual = Usual(context);
        foreach (var lineId in usual.Count == 0 ? [] : lines.Ids)
        {
            if (index.AnswerOf(lineId) is { IsText: true } answer && usual.TryGetValue(answer.Group, out var shape) && !shape.Fits(answer))
            {
                yield return new LineFinding(
                    lineId,
                    new Finding(
                        this,
                        DefaultSeverity,
                        answer.Anchor,
                        $"{shape.Claim}; here it is {DescribeOther(answer, lines.Find(lineId)!)}.")
                    {
                        Related = [shape.Example],
                    });
            }
        }
    }

    private static string Lines(string last) => string.Join('\n', Enumerable.Range(1, 20).Select(number =>
        $$$"""{"contents":[{"role":"user","parts":[{"text":"ticket {{{number}}}"}]},{"role":"model","parts":[{"text":"{{{(number < 20 ? $$"""{\"queue\":\"{{number}}\"}""" : last)}}}"}]}]}"""));

    private static (Func<IndexedAnswer, bool> Fits, int Count, Func<Line, string> Describe)? ShapeOf(DatasetContext context, ulong key, AnswerGroup group)
    {
        var least = AnswerGroup.Majority * group.Total;
        if (group.Shapes.Count > 0 && group.Shapes.MaxBy(shape => shape.Value) is var shape && shape.Value >= least)
        {
            return (answer => answer.Shape == shape.Key, shape.Value, DescribeNames);
        }

        foreach (var (kind, words) in new[] { (AnswerKind.Json, "a JSON object"), (AnswerKind.FencedJson, "a JSON object in a code block") })
        {
            if (group.CountOf(kind) >= least)
            {
                return (answer => answer.Kind == kind, group.CountOf(kind), _ => words);
            }
        }

        if (group.Leads.Count > 0 && group.Leads.MaxBy(lead => lead.Value) is var lead && lead.Value >= least)
        {
            return (answer => answer.Lead == lead.Key, lead.Value, line => $"text that begins with `{Answer.Lead(line)}:`");
        }

        var repeated = group.Labels.Where(label => label.Value > 1).ToDictionary();
        if (repeated.Count is >= 2 and <= 20 && repeated.Values.Sum() is var count && count >= Math.Max(least, 5 * repeated.Count))
        {
            // A label that stands once is rare, or misspelt: not for this rule to say.
            return (answer => answer.IsLabel, group.LabelTotal, _ => DescribeLabels(context, key, group));
        }

        return null;
    }

    private static string DescribeNames(Line line)
    {
        var names = string.Join(", ", Answer.Names(line).Take(8).Select(name => $"`{Formats.Shapes.JsonWords.Shorten(name)}`"));
        return Answer.Kind(line) switch
        {
            AnswerKind.Fields => $"lines with the fields {names}",
            AnswerKind.FencedJson => $"a JSON object in a code block with the keys {names}",
            _ => names.Length == 0 ? "an empty JSON object" : $"a JSON object with the keys {names}",
        };
    }

    private static string DescribeLabels(DatasetContext context, ulong key, AnswerGroup group)
    {
        var classes = LabelSet.Read(context, key, group, least: 2);
        var rest = classes.Count > MostLabelsNamed ? $" and {classes.Count - MostLabelsNamed} more" : "";
        return $"a label ({string.Join(", ", classes.Take(MostLabelsNamed).Select(label => $"`{label.Name}`"))}{rest})";
    }

    private static string DescribeOther(IndexedAnswer answer, Line line) => answer.Kind switch
    {
        AnswerKind.Json or AnswerKind.FencedJson or AnswerKind.Fields => DescribeNames(line),
        _ => $"text: `{Answer.Quote(line)}`",
    };

    /// <summary>The shapes from which some answers differ, by instruction.</summary>
    private static Dictionary<ulong, UsualShape> Usual(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        var unseen = new Dictionary<ulong, (AnswerGroup Group, Func<IndexedAnswer, bool> Fits, int Count, Func<Line, string> Describe)>();
        foreach (var (key, group) in index.Answers)
        {
            if (ShapeOf(context, key, group) is var (fits, count, describe) && count < group.Total)
            {
                unseen.Add(key, (group, fits, count, describe));
            }
        }

        var usual = new Dictionary<ulong, UsualShape>();
        foreach (var lineId in unseen.Count == 0 ? [] : lines.Ids)
        {
            if (index.AnswerOf(lineId) is { IsText: true } answer && unseen.TryGetValue(answer.Group, out var shape) && shape.Fits(answer))
            {
                unseen.Remove(answer.Group);
                var claim = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The output is {shape.Describe(lines.Find(lineId)!)} in {shape.Count} of {shape.Group.Total} examples, as on line {lines.IndexOf(lineId) + 1}");
                usual.Add(answer.Group, new UsualShape(shape.Fits, claim, new RelatedPlace(lineId, answer.Anchor, "The usual shape.")));
                if (unseen.Count == 0)
                {
                    break;
                }
            }
        }

        return usual;
    }

    /// <param name="Fits">Whether an answer has it.</param>
    /// <param name="Claim">How many have it, which, and where to see it: the beginning of a message.</param>
    /// <param name="Example">The first that has it.</param>
    private sealed record UsualShape(Func<IndexedAnswer, bool> Fits, string Claim, RelatedPlace Example);
}
