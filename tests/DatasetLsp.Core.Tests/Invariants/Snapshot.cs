using System.Globalization;
using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>All that can be seen of an analysis, in words that compare.</summary>
internal static class Snapshot
{
    public static string Of(DatasetAnalysis analysis)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{analysis.Format.Id}, {analysis.Lines.Count} lines, ");
        text.AppendLine(string.Join(' ', Enum.GetValues<LineKind>().Select(kind => $"{kind}={analysis.Index.Count(kind)}")));
        text.Append(CultureInfo.InvariantCulture, $"records {analysis.Index.Records}, examples {analysis.Index.Examples}, ");
        text.Append(CultureInfo.InvariantCulture, $"tokens {analysis.Tokens} {analysis.TokenCount} trained {analysis.Index.TrainedTokens} {analysis.Index.TokenQuartiles}, ");
        text.Append("duplicates ").AppendLine(string.Join(" | ", analysis.Index.ByExample(new TableLines(analysis.Lines))
            .Where(line => line.LineId != line.First)
            .Select(line => $"{analysis.Lines.IndexOf(line.LineId)} as {analysis.Lines.IndexOf(line.First)}")));
        text.AppendLine(string.Join(' ', analysis.Counts.Select(count => $"{count.Key}={count.Value}").Order(StringComparer.Ordinal)));
        foreach (var (line, finding) in analysis.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line}:{finding.Span} {finding.Rule} {finding.Severity} {finding.Message}");
            foreach (var related in finding.Related)
            {
                var where = related.LineId is { } id ? analysis.Lines.IndexOf(id) : line;
                text.Append(CultureInfo.InvariantCulture, $" <- {where}:{related.Span} {related.Message}");
            }

            if (finding.Fix is { } fix)
            {
                text.Append(CultureInfo.InvariantCulture, $" => {fix.Title} {fix.IsCertain} {fix.RemovesLine} {fix.RemovesFollowing}");
                text.Append(string.Concat(fix.Edits.Select(edit => $" {edit.Span}{Convert.ToHexString(edit.NewText.Span)}")));
            }

            text.AppendLine();
        }

        return text.ToString();
    }
}
