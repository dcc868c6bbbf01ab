using System.Buffers;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Fixes;

/// <summary>Mends a whole file until there is nothing left that is certain. Lines without such a finding keep every byte.</summary>
public static class FileFixer
{
    // A mended line may make the file's format plain, and with it more findings; two passes are the rule.
    private const int MostPasses = 10;

    /// <summary>Mends the file in memory.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="settings">What holds for it.</param>
    /// <param name="only">Which rules may mend; all where null.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FileFix Fix(
        ReadOnlyMemory<byte> content, AnalysisSettings settings, Func<Rule, bool>? only = null, CancellationToken cancellation = default)
    {
        var original = LineTable.FromBytes(content);
        var analysis = DatasetAnalysis.Of(original, settings, cancellation: cancellation);
        var mended = new Dictionary<Rule, int>();
        int[] origins = [.. Enumerable.Range(0, original.Count)];
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var lines = DatasetFixer.FixAll(analysis, settings, only).ToDictionary(line => line.Line);
            if (lines.Count == 0)
            {
                break;
            }

            foreach (var finding in lines.Values.SelectMany(line => line.Mended))
            {
                mended[finding.Rule] = mended.GetValueOrDefault(finding.Rule) + 1;
            }

            (content, origins) = Write(analysis.Lines, lines, origins);
            analysis = DatasetAnalysis.Of(LineTable.FromBytes(content), settings, cancellation: cancellation);
        }

        return new FileFix(content, [.. Changes(original, analysis.Lines, origins)], mended, analysis);
    }

    private static (ReadOnlyMemory<byte> Content, int[] Origins) Write(LineTable table, Dictionary<int, FixedLine> mended, int[] origins)
    {
        var content = new ArrayBufferWriter<byte>((int)Math.Max(table.Bytes, 1));
        var newOrigins = new List<int>(origins.Length);
        var index = 0;
        var ending = LineBreak.LineFeed;
        var removed = 0;
        foreach (var line in table.Lines)
        {
            var change = mended.GetValueOrDefault(index);
            removed = Math.Max(removed - 1, change?.Removed ?? 0);
            if (removed > 0)
            {
                index++;
                continue;
            }

            var bytes = change is not null ? change.Content : line.Content;
            ending = line.Break == LineBreak.None ? ending : line.Break;
            newOrigins.Add(origins[index]);
            while (bytes.Span.IndexOf((byte)'\n') is >= 0 and var end)
            {
                // A line cut in two ends as it did before; a last line without a break, as the one above it.
                content.Write(bytes.Span[..end]);
                content.Write(ending.ToBytes());
                bytes = bytes[(end + 1)..];
                newOrigins.Add(origins[index]);
            }

            content.Write(bytes.Span);
            content.Write(line.Break.ToBytes());
            index++;
        }

        return (content.WrittenMemory, [.. newOrigins]);
    }

    private static IEnumerable<LineChange> Changes(LineTable before, LineTable after, int[] origins)
    {
        var now = after.Lines.Zip(origins).ToLookup(line => line.Second, line => line.First);
        for (var index = 0; index < before.Count; index++)
        {
            var old = before[index];
            Line[] lines = [.. now[index]];
            if (lines.Length != 1 || !lines[0].Content.Span.SequenceEqual(old.Content.Span))
            {
                yield return new LineChange(index, old, lines);
            }
        }
    }
}
