using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Fixes;

/// <summary>Applies fixes to a line's bytes.</summary>
public static class LineFixer
{
    // Each round mends what the one before it made readable; real lines need three at the most.
    private const int MostRounds = 20;

    /// <summary>Applies edits that lie apart and in order.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> content, IEnumerable<ByteEdit> edits)
    {
        var result = new List<byte>(content.Length + 64);
        var copied = 0;
        foreach (var edit in edits)
        {
            result.AddRange(content[copied..edit.Span.Start]);
            result.AddRange(edit.NewText.Span);
            copied = edit.Span.End;
        }

        result.AddRange(content[copied..]);
        return [.. result];
    }

    /// <summary>
    /// Applies the certain fixes of the line's findings, and those of what they bring to light, until none is left.
    /// </summary>
    /// <param name="content">The line, without its break.</param>
    /// <param name="settings">What holds for the line.</param>
    /// <param name="filter">Which findings may be mended.</param>
    /// <param name="applied">The findings that were mended.</param>
    /// <returns>The line mended, maybe several lines with LF between them; the same memory where there was nothing to do.</returns>
    public static ReadOnlyMemory<byte> FixAll(
        ReadOnlyMemory<byte> content, AnalysisSettings settings, Func<Finding, bool> filter, out IReadOnlyList<Finding> applied)
    {
        var all = new List<Finding>();
        applied = all;
        for (var round = 0; round < MostRounds; round++)
        {
            var fixes = Choose(content.Length, LineAnalyzer.Analyse(content, settings).Findings.Where(filter));
            if (fixes.Count == 0)
            {
                return content;
            }

            all.AddRange(fixes);
            content = Apply(content.Span, fixes.SelectMany(finding => finding.Fix!.Edits).OrderBy(edit => edit.Span.Start));
            if (content.Span.Contains((byte)'\n'))
            {
                return FixEach(content, settings, filter, all);
            }
        }

        return content;
    }

    private static ReadOnlyMemory<byte> FixEach(
        ReadOnlyMemory<byte> content, AnalysisSettings settings, Func<Finding, bool> filter, List<Finding> all)
    {
        var result = new List<byte>(content.Length);
        foreach (var line in LineTable.FromBytes(content).Lines)
        {
            result.AddRange(FixAll(line.Content, settings, filter, out var applied).Span);
            result.AddRange(line.Break.ToBytes());
            all.AddRange(applied);
        }

        return result.ToArray();
    }

    /// <summary>Those whose edits do not meet; the others have their turn in the next round.</summary>
    private static List<Finding> Choose(int length, IEnumerable<Finding> findings)
    {
        var chosen = new List<Finding>();

        // One entry for each byte and for the line's end: a line may have a hundred thousand fixes.
        var taken = new bool[length + 1];
        foreach (var finding in findings)
        {
            if (finding.Fix is { IsCertain: true, RemovesLine: false, Edits.Count: > 0 } fix
                && fix.Edits.All(edit => !Touched(taken, edit.Span).Contains(true)))
            {
                chosen.Add(finding);
                foreach (var edit in fix.Edits)
                {
                    Touched(taken, edit.Span).Fill(true);
                }
            }
        }

        return chosen;
    }

    private static Span<bool> Touched(bool[] taken, TextSpan span) => taken.AsSpan(span.Start, span.Length + 1);
}
