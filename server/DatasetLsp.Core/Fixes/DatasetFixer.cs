using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Fixes;

/// <summary>Mends a whole file, in the editor and on the command line alike.</summary>
public static class DatasetFixer
{
    /// <summary>
    /// All lines that certain fixes change, in order. Nothing is mended that is not shown: not the examples of a file that is
    /// no training data, nothing in a file that is no JSONL.
    /// </summary>
    /// <param name="analysis">The file; settled.</param>
    /// <param name="settings">The settings it was analysed with.</param>
    /// <param name="only">Which rules may mend; all where null.</param>
    public static IEnumerable<FixedLine> FixAll(DatasetAnalysis analysis, AnalysisSettings settings, Func<Rule, bool>? only = null)
    {
        foreach (var found in analysis.All.Where(found => found.Finding.Fix is { IsCertain: true }).GroupBy(found => found.Line))
        {
            var line = found.Key;
            if (found.FirstOrDefault(one => one.Finding.Rule is DatasetRule && only?.Invoke(one.Finding.Rule) != false).Finding is { } whole)
            {
                // What concerns the whole file is not found again by looking at the line alone; a line that has other faults too is mended on.
                yield return whole.Fix!.RemovesLine
                    ? new FixedLine(line, ReadOnlyMemory<byte>.Empty, [whole]) { Removed = whole.Fix.RemovesFollowing + 1 }
                    : Mend(analysis, line, whole, settings, only);
                continue;
            }

            var before = analysis.Lines[line].Content;
            var after = LineFixer.FixAll(
                before, settings, finding => analysis.IsShown(finding.Rule) && only?.Invoke(finding.Rule) != false, out var mended);
            if (!after.Span.SequenceEqual(before.Span))
            {
                yield return new FixedLine(line, after, mended);
            }
        }
    }

    private static FixedLine Mend(DatasetAnalysis analysis, int line, Finding whole, AnalysisSettings settings, Func<Rule, bool>? only)
    {
        var content = LineFixer.Apply(analysis.Lines[line].Content.Span, whole.Fix!.Edits);
        var after = LineFixer.FixAll(
            content, settings, finding => analysis.IsShown(finding.Rule) && only?.Invoke(finding.Rule) != false, out var mended);
        return new FixedLine(line, after, [whole, .. mended]);
    }
}
