
namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Examples that stand in the file more than once.</summary>
public sealed class DuplicateExampleRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "duplicate-example";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples that stand in the file before: same turns, instruction and tools.",
        Why: """
            A repeated example is paid for each time and weighs more than the others; if its copies fall on both sides of a
            split, the evaluation measures memory. White space, the order of keys, escapes and fields beside the conversation
            make no difference.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "The quick fix removes the later line.",
        SwitchOff: "When examples are repeated on purpose, to give them more weight.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        foreach (var (lineId, first) in index.ByExample(lines))
        {
            if (lineId != first)
            {
                yield return new LineFinding(
                    lineId,
                    new Finding(this, DefaultSeverity, index.AnchorOf(lineId), $"The same example stands on line {lines.IndexOf(first) + 1}. Remove one of them.")
                    {
                        Fix = new Fix("Remove this line", [], IsCertain: false) { RemovesLine = true },
                        Related = [new RelatedPlace(first, index.AnchorOf(first), "The first time.")],
                    });
            }
        }
    }
}
