using System.Globalization;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Index.Near;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Examples that ask nearly the same as an earlier one.</summary>
public sealed class NearDuplicateRule : DatasetRule
{
    private static readonly RuleOption Threshold = new(
        "threshold",
        "From which likeness on examples are nearly the same: of all pairs of neighbouring words that either has, the share that both have. From 0.6 to 1.",
        Default: 0.8,
        Minimum: NearExamples.LeastThreshold);

    private static readonly RuleOption MaxExamples = new(
        "maxExamples",
        "In a file with more examples than this nothing is compared, and one finding says so.",
        Default: 1_000_000,
        Minimum: 0);

    private static readonly Fix Removal = new("Remove this line", [], IsCertain: false) { RemovesLine = true };

    /// <inheritdoc/>
    public override string Id => "near-duplicate";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleOption> Options { get; } = [Threshold, MaxExamples];

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples that ask nearly the same as an earlier one.",
        Why: """
            Examples that differ in a word or in punctuation teach little more than one of them, weigh as much as all of them, and fall on
            both sides of a split, where the evaluation then measures memory. Of language models' training data,
            [deduplicating it](https://arxiv.org/abs/2107.06499) made models repeat it ten times less often and learn in fewer steps.

            What is asked is compared: all turns but the system instruction and the last answer, whatever the answer is; the message says
            whether the answers agree. (In preference data the answers to choose between are part of it; where nothing is asked, the answer
            is compared.) Only examples under the same system instruction and with the same media are, unless
            fewer than 20 have that instruction. Case, white space and punctuation make no difference; numbers do. Two examples are nearly the
            same if of all pairs of neighbouring words that either has, 80 in 100 are in both (characters, in scripts without
            spaces between words). In a text of 20 words that is one word changed; of three words, all must be the same.

            Pairs of words that more than half of the examples under one system instruction share, or one in twenty and at least 20 of them, are
            their template. Where two examples share such a pair, it counts for nothing: to share a template makes none a near-duplicate. Each
            example gets one finding, with the best earlier match; of several as good, the first. In groups of more than
            32 that are alike, the best is looked for among the first ones. Examples that are the same altogether are left to
            `duplicate-example`, and the same questions with answers that contradict each other to `conflicting-outputs`.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"How do I change the address that my invoices are sent to?"}]},{"role":"model","parts":[{"text":"Under Settings, Billing."}]}]}
            {"contents":[{"role":"user","parts":[{"text":"how do i change the address, that my invoices are sent to"}]},{"role":"model","parts":[{"text":"In the settings, under Billing."}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"How do I change the address that my invoices are sent to?"}]},{"role":"model","parts":[{"text":"Under Settings, Billing."}]}]}
            {"contents":[{"role":"user","parts":[{"text":"My invoices go to my old flat, what can I do?"}]},{"role":"model","parts":[{"text":"Change the address under Settings, Billing."}]}]}
            """,
        Fix: "Keep the better one, or make them differ more. The quick fix removes the later line.",
        SwitchOff: """
            When examples are variations of each other on purpose, or many ask different things about one long text that is repeated in each:
            then raise `threshold`, or switch it off.
            """);

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        var most = context.Settings.OptionOf(this, MaxExamples);
        if (index.Examples > most)
        {
            yield return TooMany(context, most);
            yield break;
        }

        if (index.Examples < 2)
        {
            yield break;
        }

        var near = index.NearExamples(lines, Math.Min(1, context.Settings.OptionOf(this, Threshold)));
        using var copies = index.ByExample(lines).GetEnumerator();
        var hasCopies = copies.MoveNext();
        foreach (var lineId in lines.Ids)
        {
            // Both go in order of lines.
            var isCopy = false;
            if (hasCopies && copies.Current.LineId == lineId)
            {
                isCopy = copies.Current.First != lineId;
                hasCopies = copies.MoveNext();
            }

            if (!isCopy && near.MatchOf(lineId) is { } match && !Contradict(index, lineId, match.LineId))
            {
                yield return new LineFinding(
                    lineId,
                    new Finding(this, DefaultSeverity, index.AnchorOf(lineId), Describe(index, lineId, match, lines.IndexOf(match.LineId) + 1))
                    {
                        Fix = Removal,
                        Related = [new RelatedPlace(match.LineId, index.AnchorOf(match.LineId), "The earlier one.")],
                    });
            }
        }
    }

    /// <summary>Whether two examples are for <see cref="ConflictingOutputsRule"/> to speak of.</summary>
    private static bool Contradict(DatasetIndex index, int lineId, int otherId) =>
        index.AnswerOf(lineId) is { Input: not 0, IsClosed: true } answer
        && index.AnswerOf(otherId) is { IsClosed: true } other
        && (answer.Input, answer.Group) == (other.Input, other.Group)
        && answer.Text != other.Text;

    private static string Describe(DatasetIndex index, int lineId, NearMatch match, int line)
    {
        var answers = index.AnswerOf(lineId) is { } answer && index.AnswerOf(match.LineId) is { } other
            ? answer.Text == other.Text ? "; the answers are the same" : "; the answers differ"
            : "";
        return match.Likeness < 1
            ? string.Create(CultureInfo.InvariantCulture, $"Nearly the same as line {line}: {(int)((100 * match.Likeness) + 1e-6)}% of the pairs of words in either are in both{answers}. Keep one of them, or make them differ more.")
            : string.Create(CultureInfo.InvariantCulture, $"Line {line} asks this in the same words{answers}. Keep one of them, or make them differ more.");
    }

    private LineFinding TooMany(DatasetContext context, double most)
    {
        var (index, lines) = (context.Index, context.Lines);
        var first = lines.Ids.First(id => index.FormatOf(id) == index.Format);
        return new LineFinding(
            first,
            new Finding(
                this,
                DefaultSeverity,
                index.AnchorOf(first),
                string.Create(CultureInfo.InvariantCulture, $"Not looked for near-duplicates: the file has {index.Examples:N0} examples, and `maxExamples` of `near-duplicate` is {most:N0}. Each takes some 300 bytes of memory.")));
    }
}
