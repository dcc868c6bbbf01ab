using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tests.RealData;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>Records that people really use, cut and with bits flipped: 2,000 of them, a million in the long form.</summary>
public class DamagedRecordsTests
{
    private const int Seed = 20_261_122;
    private const int DamagedInFile = 20;
    private const int IntactInFile = 5;
    private const int LongestRecord = 20_000;

    private static readonly int Files = (Sampling.IsLong ? 1_000_000 : 2_000) / DamagedInFile;

    [SharedFact("data")]
    public void Real_records_that_were_damaged_are_judged_soundly()
    {
        var random = new Random(Seed);
        var sources = Directory.EnumerateFiles(SharedFolder.Find("data")!, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => LineTable.FromBytes(File.ReadAllBytes(path)).Lines.Select(line => line.Content).Where(line => line.Length is > 0 and < LongestRecord).ToArray())
            .Where(lines => lines.Length > 0)
            .ToArray();
        var fired = new HashSet<Rule>();
        for (var file = 0; file < Files; file++)
        {
            var lines = sources[random.Next(sources.Length)];
            var text = new List<byte>();
            for (var index = 0; index < IntactInFile + DamagedInFile; index++)
            {
                var line = lines[random.Next(lines.Length)].Span;
                text.AddRange(index < IntactInFile ? line : Damage(line, random));
                text.Add((byte)'\n');
            }

            try
            {
                fired.UnionWith(Judge([.. text]));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"File {file}: {error.Message}\n{Convert.ToBase64String([.. text])}", error);
            }
        }

        // The damage is not all of one sort. Of the others, most need what no damage brings about.
        Assert.Superset(
            new HashSet<string>
            {
                "invalid-json", "invalid-encoding", "unknown-format", "not-a-dataset", "missing-field", "unknown-field", "role-order", "invalid-role",
                "missing-model-turn", "last-turn", "part-content", "mixed-formats", "duplicate-example", "legacy-format", "too-few-examples",
            },
            fired.Select(rule => rule.Id).ToHashSet());
    }

    private static IEnumerable<Rule> Judge(byte[] text)
    {
        var analysis = DatasetAnalysis.Of(LineTable.FromBytes(text), RuleSettings.Default);
        Soundness.Check(analysis);
        foreach (var line in analysis.Lines.Lines)
        {
            var again = LineAnalyzer.Analyse(line.Content.ToArray(), AnalysisSettings.Default);
            Soundness.Check(line.Content, again);
            var report = LineAnalyzer.Analyse(line.Content, AnalysisSettings.Default);
            Assert.Equal(analysis.Index.KindOf(line.Id), report.Kind);
            Assert.Equal(report.Kind, again.Kind);
            Assert.Equal(report.Findings.Select(Soundness.Describe), again.Findings.Select(Soundness.Describe));

            var mended = LineFixer.FixAll(line.Content, AnalysisSettings.Default, _ => true, out _);
            Assert.True(
                report.Kind == LineKind.Unreadable
                || LineTable.FromBytes(mended).Lines.All(piece => LineAnalyzer.Analyse(piece.Content, AnalysisSettings.Default).Kind != LineKind.Unreadable),
                "mended, a line that could be read no longer can");
        }

        var fromDisk = FileAnalysis.Of(new MemoryStream(text), AnalysisSettings.Default, int.MaxValue);
        Assert.Empty(fromDisk.Failures);
        Assert.Equal(analysis.Counts.OrderBy(count => count.Key.Id), fromDisk.Counts.OrderBy(count => count.Key.Id));
        return analysis.Counts.Keys;
    }

    private static byte[] Damage(ReadOnlySpan<byte> line, Random random)
    {
        var (start, end) = (0, line.Length);
        switch (random.Next(6))
        {
            case 0:
                start = random.Next(line.Length);
                break;
            case 1 or 2:
                end = random.Next(line.Length + 1);
                break;
        }

        byte[] damaged = [.. line[start..end]];
        for (var flips = start == 0 && end == line.Length ? random.Next(1, 5) : random.Next(3); flips > 0 && damaged.Length > 0; flips--)
        {
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
        }

        return damaged;
    }
}
