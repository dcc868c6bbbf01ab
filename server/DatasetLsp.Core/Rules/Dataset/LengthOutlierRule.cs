using System.Globalization;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Examples that are far longer or shorter than the rest of their file.</summary>
public sealed class LengthOutlierRule : DatasetRule
{
    // Where fewer are, none of them is usual.
    private const int FewestExamples = 20;

    // A few words more or less are no matter, however few the others have.
    private const int LeastDifference = 20;

    private static readonly RuleOption Factor = new(
        "factor",
        "How many times as many tokens as the upper quarter of the examples, or how many times fewer than the lower quarter, an example has at least.",
        Default: 5,
        Minimum: 2);

    /// <inheritdoc/>
    public override string Id => "length-outlier";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleOption> Options { get; } = [Factor];

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples with far more or far fewer tokens than the rest of the file.",
        Why: """
            An example several times as long as nearly all others is often two that were glued together, a document pasted whole, or a log that
            got in; one that is as much shorter lacks something. Long ones are also paid for by the token. "Far" is counted from the
            middle half of the examples, and further where that half is wide: a file with short and long examples in equal parts has no outliers.
            """,
        Bad: string.Join('\n', Enumerable.Range(1, FewestExamples).Select(number => $$"""{"contents":[{"role":"user","parts":[{"text":"Say {{number}} in words."}]},{"role":"model","parts":[{"text":"This is number {{number}} in words."}]}]}""")
            .Append($$"""{"contents":[{"role":"user","parts":[{"text":"Say this in words: {{string.Join(' ', Enumerable.Range(1000, 80))}}"}]},{"role":"model","parts":[{"text":"No."}]}]}""")),
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Say 1 in words."}]},{"role":"model","parts":[{"text":"One."}]}]}
            {"contents":[{"role":"user","parts":[{"text":"Say 2 in words."}]},{"role":"model","parts":[{"text":"Two."}]}]}
            """,
        Fix: "Look at the example: split it, complete it, or leave it out.",
        SwitchOff: "Where examples of all lengths belong to the task.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var index = context.Index;
        if (index.Counted < FewestExamples || index.TokenQuartiles is not { } tokensOf)
        {
            yield break;
        }

        var (low, high) = (tokensOf.Low, tokensOf.High);
        var spread = high / Math.Max(1.0, low);
        var factor = Math.Max(context.Settings.OptionOf(this, Factor), spread * spread);
        var (least, most) = (Math.Min(low / factor, low - LeastDifference), Math.Max(high * factor, high + LeastDifference));
        if (tokensOf.Least > least && tokensOf.Most < most)
        {
            yield break;
        }

        var about = context.CountsExactly ? "" : "about ";
        foreach (var lineId in context.Lines.Ids)
        {
            if (index.TokensOf(lineId) is { } tokens && (tokens <= least || tokens >= most))
            {
                var how = tokens >= most
                    ? $"{Text(tokens / (double)high)} times as many as usual"
                    : $"{Text(low / Math.Max(1.0, tokens))} times fewer than usual";
                yield return new LineFinding(lineId, new Finding(
                    this,
                    DefaultSeverity,
                    index.AnchorOf(lineId),
                    string.Create(CultureInfo.InvariantCulture, $"The example has {about}{tokens:N0} tokens, {how}: half of the examples have {low:N0} to {high:N0}.")));
            }
        }
    }

    private static string Text(double times) => Math.Floor(times).ToString("N0", CultureInfo.InvariantCulture);
}
