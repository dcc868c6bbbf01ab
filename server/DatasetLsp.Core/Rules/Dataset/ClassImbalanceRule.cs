using System.Globalization;
using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Labels of which one is far rarer than another.</summary>
public sealed class ClassImbalanceRule : DatasetRule
{
    private const int MostClassesNamed = 6;

    private static readonly RuleOption MaxRatio = new(
        "maxRatio", "How many times as many examples the largest class may have as the smallest.", Default: 10, Minimum: 1);

    /// <inheritdoc/>
    public override string Id => "class-imbalance";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleOption> Options { get; } = [MaxRatio];

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds, in files whose outputs are labels, a class with far fewer examples than another.",
        Why: """
            A model that sees one class ten times as often as another learns to say the frequent one when in doubt, and accuracy hides
            it: always answering the larger class is right ten times in eleven. Checkers of labelled data
            [report it by default](https://github.com/cleanlab/cleanlab/issues/912), and their users asked which class it is.

            Outputs are taken for labels only if at least 20 examples under one system instruction have text outputs, 95 in 100 of
            them are short (one line of up to six words and 60 characters, no sentence, no number of more than two digits), there are from 2 to 50
            different ones, each stands ten times on average, and no more than one in five stands once. Case and white space make no difference. Labels inside JSON are not
            looked at.
            """,
        Bad: Lines(number => number < 22 ? "ham" : "spam"),
        Good: Lines(number => number % 3 > 0 ? "ham" : "spam"),
        Fix: "Collect examples of the rare class, or leave out some of the frequent one.",
        SwitchOff: "When the classes are as rare in use, and mistakes on the rare one cost no more. `maxRatio` moves the limit:");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var most = context.Settings.OptionOf(this, MaxRatio);
        var worst = context.Index.Answers
            .Where(group => LabelSet.IsLabelled(group.Value) && Ratio(group.Value) > most)
            .OrderByDescending(group => Ratio(group.Value))
            .ThenByDescending(group => group.Value.Total)
            .ThenBy(group => group.Key)
            .Take(1);
        foreach (var (key, group) in worst)
        {
            yield return Report(context, key, group);
        }
    }

    private static string Lines(Func<int, string> label) => string.Join('\n', Enumerable.Range(1, 22).Select(number =>
        $$$"""{"contents":[{"role":"user","parts":[{"text":"mail {{{number}}}"}]},{"role":"model","parts":[{"text":"{{{label(number)}}}"}]}]}"""));

    private static double Ratio(AnswerGroup group) => (double)group.Labels.Values.Max() / group.Labels.Values.Min();

    private LineFinding Report(DatasetContext context, ulong key, AnswerGroup group)
    {
        var classes = LabelSet.Read(context, key, group);
        var (largest, smallest) = (classes[0], classes[^1]);
        if (classes.LastOrDefault(label => label.Count > smallest.Count) is { } last)
        {
            // Of several that are as rare, the one that comes first.
            smallest = classes[classes.IndexOf(last) + 1];
        }

        var named = string.Join(", ", classes.Take(MostClassesNamed).Select(label => string.Create(CultureInfo.InvariantCulture, $"`{label.Name}` {label.Count}")));
        var rest = classes.Count > MostClassesNamed ? $" and {classes.Count - MostClassesNamed} more" : "";
        var ratio = Ratio(group).ToString("0.#", CultureInfo.InvariantCulture);
        var examples = smallest.Count == 1 ? "1 example" : string.Create(CultureInfo.InvariantCulture, $"{smallest.Count} examples");
        return new LineFinding(
            smallest.LineId,
            new Finding(
                this,
                DefaultSeverity,
                smallest.Anchor,
                $"The class `{smallest.Name}` has {examples}, `{largest.Name}` {ratio} times as many. Classes: {named}{rest}. Add examples of the rare ones.")
            {
                Related = [new RelatedPlace(largest.LineId, largest.Anchor, "The first of the largest class.")],
            });
    }
}
