using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Index;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Examples without the system instruction that nearly all others have, or with another.</summary>
public sealed class SystemInstructionDriftRule : DatasetRule
{
    private const int LongestQuote = 60;
    private const int Around = 20;
    private const int FewestOfTask = 20;
    private const double LeastAlike = 0.5;

    /// <inheritdoc/>
    public override string Id => "system-instruction-drift";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples without the system instruction that most of the file has, with another one, or with one where most have none.",
        Why: """
            The tuned model is asked under one system instruction, or under none. Examples that lack it, or have an older wording of it,
            teach the task for a situation that does not come up. Google's own notebook for checking tuning data reports rows in which the
            system instruction is missing.

            It speaks where at least three in four examples, of four or more, have the same instruction, or none, whatever its white space and the case of
            letters. Another instruction is a task of its own if more than one in ten examples have it, and at least five; or if at least
            20 have it and it is in other words. Examples are those that end with an answer of the model.
            """,
        Bad: Lines("""{"contents":[{"role":"user","parts":[{"text":"4"}]},{"role":"model","parts":[{"text":"even"}]}]}"""),
        Good: Lines("""{"systemInstruction":{"parts":[{"text":"Even or odd?"}]},"contents":[{"role":"user","parts":[{"text":"4"}]},{"role":"model","parts":[{"text":"even"}]}]}"""),
        Fix: "Give all examples of a task the same instruction, the one that you will ask the model under. The quick fix copies that of most examples.",
        SwitchOff: "When instructions are varied on purpose, so that the model does not depend on one.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        ulong? InstructionOf(int lineId) => index.ExchangeOf(lineId) is { Text: not 0 } exchange ? exchange.Group : null;

        if (UsualValue.Of(lines, InstructionOf) is not { } usual || Read(lines, usual.First) is not { } model)
        {
            yield break;
        }

        var instruction = InstructionIn(model);
        var line = lines.IndexOf(usual.First) + 1;
        var related = new RelatedPlace(usual.First, instruction is null ? index.AnchorOf(usual.First) : PlaceOf(model, instruction), "What most examples have.");
        var tasks = new Dictionary<ulong, bool>();
        foreach (var lineId in lines.Ids)
        {
            if (InstructionOf(lineId) is { } value && value != usual.Value
                && (value == 0 || !(usual.IsOwn(value) || tasks.GetValueOrDefault(value)))
                && Read(lines, lineId) is { } example)
            {
                var own = InstructionIn(example);
                if (own is not null && usual.CountOf(value) >= FewestOfTask && !tasks.ContainsKey(value))
                {
                    tasks.Add(value, instruction is null || !AreAlike(Words(own), Words(instruction)));
                    if (tasks[value])
                    {
                        continue;
                    }
                }

                if (Describe(own, instruction, usual, line) is { } message)
                {
                    yield return new LineFinding(
                        lineId,
                        new Finding(this, DefaultSeverity, own is null ? index.AnchorOf(lineId) : PlaceOf(example, own), message)
                        {
                            Fix = FixOf(example, own, model, instruction, line),
                            Related = [related],
                        });
                }
            }
        }
    }

    private static string Lines(string last) => string.Join('\n', Enumerable.Range(1, 3).Select(number =>
        $$$"""{"systemInstruction":{"parts":[{"text":"Even or odd?"}]},"contents":[{"role":"user","parts":[{"text":"{{{number}}}"}]},{"role":"model","parts":[{"text":"{{{(number % 2 == 0 ? "even" : "odd")}}}"}]}]}""").Append(last));

    private static Example? Read(IDatasetLines lines, int lineId) => LineAnalyzer.Read(JsonTree.Parse(lines.ContentOf(lineId)));

    /// <summary>The instruction of an example; null where there is none or it says nothing.</summary>
    private static Content? InstructionIn(Example example) =>
        !example.Contents.IsEmpty && Answer.GroupOf(example) is { } instruction && instruction.Parts.Any(part => !part.IsBlankText) ? instruction : null;

    private static string? Describe(Content? own, Content? usual, UsualValue count, int line) => (own, usual) switch
    {
        (null, null) => null,
        (null, _) => $"There is no system instruction here; {count} have `{Quote(Words(usual))}` (as on line {line}). Add it, or leave the example out.",
        (_, null) => $"There is a system instruction here, `{Quote(Words(own))}`; {count} have none (as on line {line}). Remove it, or give one to all.",
        _ => DescribeOther(Words(own), Words(usual), count, line),
    };

    private static string DescribeOther(string own, string usual, UsualValue count, int line)
    {
        // Two long ones may begin alike.
        var alike = own.AsSpan().CommonPrefixLength(usual);
        var start = alike < LongestQuote - Around ? 0 : alike - Around;
        start -= start > 0 && char.IsLowSurrogate(own.Length > start ? own[start] : ' ') ? 1 : 0;
        return $"The system instruction is another one here: `{Quote(own, start)}`; {count} have `{Quote(usual, start)}` (as on line {line}). Write the same, if the task is the same.";
    }

    private static TextSpan PlaceOf(Example example, Content instruction) =>
        MemberOf(example, instruction) is { } member ? member.KeyNode.ShortSpan() : instruction.Anchor;

    /// <summary>The field of the record that the instruction is; null where it is one of the turns.</summary>
    private static JsonMember? MemberOf(Example example, Content instruction) =>
        instruction.Node.Parent == example.Root ? instruction.Node.Member : null;

    private static Fix? FixOf(Example example, Content? own, Example model, Content? usual, int line)
    {
        if (example.Format != model.Format)
        {
            return null;
        }

        if (usual is null)
        {
            return own is not null && MemberOf(example, own) is { } member
                ? MemberRemoval.Fix(member, "Remove the system instruction", isCertain: false)
                : null;
        }

        if (own is not null)
        {
            return (MemberOf(example, own) is null) == (MemberOf(model, usual) is null)
                ? new Fix($"Write the system instruction of line {line}", [new ByteEdit(own.Node.Span, usual.Node.Raw.ToArray())], IsCertain: false)
                : null;
        }

        return Insertion(example, model, usual) is { } edit ? new Fix($"Add the system instruction of line {line}", [edit], IsCertain: false) : null;
    }

    private static ByteEdit? Insertion(Example example, Example model, Content usual)
    {
        if (MemberOf(model, usual) is { } field)
        {
            if (example.Root.TryGetMember(Encoding.UTF8.GetBytes(field.Key), out var empty))
            {
                return new ByteEdit(empty.Value.Span, usual.Node.Raw.ToArray());
            }

            foreach (var member in example.Root.Members)
            {
                return new ByteEdit(new TextSpan(member.KeySpan.Start, 0), (byte[])[.. field.KeyNode.Raw, (byte)':', .. usual.Node.Raw, (byte)',']);
            }
        }

        return example.Contents[0] is { Role: not Role.System, Node: { Parent: { Kind: JsonKind.Array } list } first } && list.Parent == example.Root
            ? new ByteEdit(new TextSpan(first.Span.Start, 0), (byte[])[.. usual.Node.Raw, (byte)','])
            : null;
    }

    /// <summary>Whether at least half of the words that either has are in both.</summary>
    private static bool AreAlike(string one, string other)
    {
        var words = one.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = other.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        var common = words.Count(others.Contains);
        return common >= LeastAlike * (words.Count + others.Count - common);
    }

    private static string Words(Content? instruction)
    {
        var texts = instruction!.Parts.Where(part => part.Data.Kind == JsonKind.String).Select(part => part.Data.GetString());
        return string.Join(' ', string.Join(' ', texts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('`', '\'');
    }

    private static string Quote(string words, int start = 0) => (start == 0 ? words : $"…{words[Math.Min(start, words.Length)..]}").Shorten(LongestQuote);
}
