using DatasetLsp.Core.Analysis;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Lines without anything on them.</summary>
public sealed class BlankLineRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "blank-line";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds blank lines, once for each run of them. What follows the last line break of a file is none.",
        Why: """
            Each line of JSONL is a JSON value ([jsonlines.org](https://jsonlines.org)). Many readers pass over a blank line, others
            stop there, and row numbers that a service reports no longer are the numbers of lines.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}

            {"contents":[{"role":"user","parts":[{"text":"Bye"}]},{"role":"model","parts":[{"text":"See you"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            {"contents":[{"role":"user","parts":[{"text":"Bye"}]},{"role":"model","parts":[{"text":"See you"}]}]}
            """,
        Fix: "The quick fix removes the blank lines of the run.",
        SwitchOff: "When your tools separate groups of examples by blank lines, and remove them before the upload.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);

        // What follows the last break is no line.
        var left = index.Count(LineKind.Blank) - (index.KindOf(lines.IdAt(lines.Count - 1)) == LineKind.Blank ? 1 : 0);
        var (first, count) = (-1, 0);
        foreach (var lineId in left == 0 ? [] : lines.Ids)
        {
            if (left > 0 && index.KindOf(lineId) == LineKind.Blank)
            {
                first = count == 0 ? lineId : first;
                count++;
                left--;
            }
            else if (count > 0)
            {
                yield return Report(lines.Find(first)!, count);
                count = 0;
                if (left == 0)
                {
                    yield break;
                }
            }
        }
    }

    private LineFinding Report(Line line, int count) => new(
        line.Id,
        new Finding(
            this,
            DefaultSeverity,
            new TextSpan(0, Math.Min(line.Content.Length, 60)),
            count == 1
                ? "This line is blank. Some readers stop at one. Remove it."
                : $"{count} blank lines in a row. Some readers stop at one. Remove them.")
        {
            Fix = new Fix(count == 1 ? "Remove the blank line" : $"Remove the {count} blank lines", [], IsCertain: true)
            {
                RemovesLine = true,
                RemovesFollowing = count - 1,
            },
        });
}
