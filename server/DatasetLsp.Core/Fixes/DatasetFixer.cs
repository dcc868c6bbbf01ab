using DatasetLsp.Core.Analysis;
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
    public static IEnumerable<FixedLine> FixAll(DatasetAnalysis analysis, RuleSettings settings, Func<Rule, bool>? only = null)
    {
        foreach (var line in analysis.All.Where(found => found.Finding.Fix is { IsCertain: true }).Select(found => found.Line).Distinct())
        {
            var before = analysis.Lines[line].Content;
            var after = LineFixer.FixAll(
                before, settings, finding => analysis.IsShown(finding.Rule) && only?.Invoke(finding.Rule) != false, out var mended);
            if (!after.Span.SequenceEqual(before.Span))
            {
                yield return new FixedLine(line, after, mended);
            }
        }
    }
}
