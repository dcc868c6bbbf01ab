using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Index;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Lines that are built in another way than nearly all others.</summary>
public sealed class ShapeDriftRule : DatasetRule
{
    private const int MostNamed = 8;

    /// <inheritdoc/>
    public override string Id => "shape-drift";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds lines whose fields stand in another order, are spelt in another way, or are others, than in most of the file.",
        Why: """
            The service reads fields in any order. But a line that is built in another way was mostly written in another way, by hand or by
            another script, and is worth a look. It is in the way of comparing lines, too, and tools that make a table of a file stop at
            a field that one row has and others have not
            ([huggingface/datasets, issue 7169](https://github.com/huggingface/datasets/issues/7169)).

            It speaks where at least three in four examples, of four or more, are built alike. A shape that more than one in ten have, and at least five, is
            one of the file's own. That an example has tools or a system instruction and another has none is no drift: fields that the format knows
            may come and go. In a turn it is looked at whether the role or the text comes first.
            """,
        Bad: Lines("""{"contents":[{"role":"user","parts":[{"text":"4"}]},{"role":"model","parts":[{"text":"even"}]}],"systemInstruction":{"parts":[{"text":"Even or odd?"}]}}"""),
        Good: Lines("""{"systemInstruction":{"parts":[{"text":"Even or odd?"}]},"contents":[{"role":"user","parts":[{"text":"4"}]},{"role":"model","parts":[{"text":"even"}]}]}"""),
        Fix: "Write the line like the others. The quick fix puts fields in the usual order, or spells them in the usual way.",
        SwitchOff: "When the file is put together from several sources on purpose.");

    private enum Drift
    {
        None,
        Spelling,
        Missing,
        Extra,
        Order,
        Turns,
    }

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        var format = index.Format;
        ulong? ShapeOf(int lineId) => index.FormatOf(lineId) == format && index.StructureOf(lineId).Shape is not 0 and var shape ? shape : null;

        if (UsualValue.Of(lines, ShapeOf) is not { } usual || Read(lines, usual.First) is not { } model)
        {
            yield break;
        }

        var seen = $"{usual} (as on line {lines.IndexOf(usual.First) + 1})";
        var related = new RelatedPlace(usual.First, index.AnchorOf(usual.First), "The usual shape.");
        var drifts = new Dictionary<ulong, Drift>();
        foreach (var lineId in lines.Ids)
        {
            if (ShapeOf(lineId) is not { } shape || shape == usual.Value || usual.IsOwn(shape)
                || (drifts.TryGetValue(shape, out var drift) && drift == Drift.None)
                || Read(lines, lineId) is not { } example)
            {
                continue;
            }

            drifts[shape] = drift = DriftOf(example, model);
            if (drift != Drift.None)
            {
                yield return new LineFinding(lineId, Describe(drift, example, model, seen) with { Related = [related] });
            }
        }
    }

    private static string Lines(string last) => string.Join('\n', Enumerable.Range(1, 3).Select(number =>
        $$$"""{"systemInstruction":{"parts":[{"text":"Even or odd?"}]},"contents":[{"role":"user","parts":[{"text":"{{{number}}}"}]},{"role":"model","parts":[{"text":"{{{(number % 2 == 0 ? "even" : "odd")}}}"}]}]}""").Append(last));

    private static Example? Read(IDatasetLines lines, int lineId) => LineAnalyzer.Read(JsonTree.Parse(lines.ContentOf(lineId)));

    /// <summary>The first way in which one is built otherwise than the other.</summary>
    private static Drift DriftOf(Example example, Example model)
    {
        var (own, usual) = (Keys(example), Keys(model));
        return Respelt(own, usual, model.Format) is not null ? Drift.Spelling
            : Others(usual, own, model.Format) is not null ? Drift.Missing
            : Others(own, usual, model.Format) is not null ? Drift.Extra
            : !Common(own, usual).SequenceEqual(Common(usual, own)) ? Drift.Order
            : OtherTurn(example, model) is not null ? Drift.Turns
            : Drift.None;
    }

    private Finding Describe(Drift drift, Example example, Example model, string seen)
    {
        var (own, usual) = (Keys(example), Keys(model));
        switch (drift)
        {
            case Drift.Spelling:
                var (written, other) = Respelt(own, usual, model.Format)!.Value;
                var member = Member(example, written);
                return Found(member.KeyNode.ShortSpan(), $"`{written.Shorten()}` is spelt `{other.Shorten()}` in {seen}. Spell it so here.") with
                {
                    Fix = new Fix($"Rename to `{other.Shorten()}`", [new ByteEdit(member.KeySpan, Encoding.UTF8.GetBytes($"\"{other}\""))], IsCertain: false),
                };

            case Drift.Missing:
                return Found(example.Anchor, $"`{Others(usual, own, model.Format)!.Shorten()}` is missing here; {seen} have it. Add it, if it is needed.");

            case Drift.Extra:
                var extra = Others(own, usual, model.Format)!;
                return Found(Member(example, extra).KeyNode.ShortSpan(), $"`{extra.Shorten()}` is a field that {seen} do not have. Remove it, if it is not needed.");

            case Drift.Order:
                return Found(
                    Member(example, Common(own, usual).Zip(Common(usual, own)).First(pair => pair.First != pair.Second).First).KeyNode.ShortSpan(),
                    $"The fields stand in another order here: {List(Common(own, usual))}; in {seen} it is {List(Common(usual, own))}. Put them in the same.") with
                {
                    Fix = Reorder(example, own, usual),
                };

            default:
                var turn = OtherTurn(example, model)!;
                var (first, second) = KeysOf(turn);
                return Found(first.KeyNode.ShortSpan(), $"`{first.Key.Shorten()}` comes before `{second.Key.Shorten()}` in this turn; in {seen} it is the other way round. Write it so here.") with
                {
                    Fix = new Fix("Put the fields of all turns in the usual order", [.. OtherTurns(example, model).SelectMany(Swap)], IsCertain: false),
                };
        }
    }

    private Finding Found(TextSpan span, string message) => new(this, DefaultSeverity, span, message);

    private static List<string> Keys(Example example)
    {
        var keys = new List<string>(example.Root.Count);
        foreach (var member in example.Root.Members)
        {
            keys.Add(member.Key);
        }

        return keys;
    }

    /// <summary>A field in another spelling than the other's. One that only the other spells as the format has it is for other rules to say.</summary>
    private static (string Written, string Usual)? Respelt(List<string> own, List<string> usual, TrainingFormat format)
    {
        foreach (var key in own)
        {
            var folded = Folded(key);
            if (!usual.Contains(key) && usual.Find(other => Folded(other) == folded) is { } meant && !own.Contains(meant) && IsKnown(key, format) == IsKnown(meant, format))
            {
                return (key, meant);
            }
        }

        return null;
    }

    private static string Folded(string key) => key.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>A field of the author's own that is among the first keys and not among the second; null in formats that have no such fields.</summary>
    private static string? Others(List<string> keys, List<string> others, TrainingFormat format) =>
        format.Shape.IsOpen ? keys.Find(key => !others.Contains(key) && !IsKnown(key, format)) : null;

    private static bool IsKnown(string key, TrainingFormat format) => format.Shape.Find(Encoding.UTF8.GetBytes(key)) is not null;

    private static IEnumerable<string> Common(List<string> keys, List<string> others) => keys.Distinct().Where(others.Contains);

    private static string List(IEnumerable<string> keys) => string.Join(", ", keys.Take(MostNamed).Select(key => $"`{key.Shorten()}`")) + (keys.Skip(MostNamed).Any() ? "…" : "");

    private static JsonMember Member(Example example, string key)
    {
        foreach (var member in example.Root.Members)
        {
            if (member.Key == key)
            {
                return member;
            }
        }

        throw new ArgumentException("There is no such field.", nameof(key));
    }

    /// <summary>Puts the fields that both have in the other's order, into the places where they stand.</summary>
    private static Fix? Reorder(Example example, List<string> own, List<string> usual)
    {
        if (own.Distinct().Count() < own.Count)
        {
            return null;
        }

        var edits = Common(own, usual).Zip(Common(usual, own)).Where(pair => pair.First != pair.Second)
            .Select(pair => Replace(example, Member(example, pair.First), Member(example, pair.Second)));
        return new Fix("Put the fields in the usual order", [.. edits], IsCertain: false);
    }

    private static ByteEdit Replace(Example example, JsonMember old, JsonMember other) => new(SpanOf(old), Text(example.Root, other));

    private static TextSpan SpanOf(JsonMember member) => TextSpan.FromBounds(member.KeySpan.Start, member.Value.Span.End);

    private static byte[] Text(JsonNode container, JsonMember member) =>
        container.Raw[(member.KeySpan.Start - container.Span.Start)..(member.Value.Span.End - container.Span.Start)].ToArray();

    private static Content? OtherTurn(Example example, Example model) => OtherTurns(example, model).FirstOrDefault();

    /// <summary>The turns that begin with what is said, where the other's begin with who says it, or the other way round.</summary>
    private static IEnumerable<Content> OtherTurns(Example example, Example model)
    {
        var ways = model.Contents.Select(StructureFacts.BeginsWithRole).OfType<bool>().Distinct().ToList();
        return ways is [var way]
            ? example.Contents.Where(content => StructureFacts.BeginsWithRole(content) == !way)
            : [];
    }

    private static (JsonMember First, JsonMember Second) KeysOf(Content turn)
    {
        var members = new List<JsonMember>();
        foreach (var member in turn.Node.Members)
        {
            if (member.Key is "role" or "from" or "author" or "parts" or "content" or "value")
            {
                members.Add(member);
            }
        }

        return (members[0], members[^1]);
    }

    private static ByteEdit[] Swap(Content turn)
    {
        var (first, second) = KeysOf(turn);
        return [new ByteEdit(SpanOf(first), Text(turn.Node, second)), new ByteEdit(SpanOf(second), Text(turn.Node, first))];
    }
}
