using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tests.RealData;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>A line is judged alike, whether or not lines like it were seen before.</summary>
public class KnownStructureTests
{
    [Fact]
    public void Random_lines_are_judged_as_by_themselves() => Sampling.ForEach(Sampling.Document(60), 300, (document, _) =>
    {
        foreach (var line in LineTable.FromBytes(Sampling.Bytes(document)).Lines)
        {
            AssertSame(line.Content);
        }
    });

    [SharedFact("data")]
    public void Real_lines_are_judged_as_by_themselves()
    {
        var known = 0;
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Find("data")!, "*.jsonl", SearchOption.AllDirectories))
        {
            foreach (var line in LineTable.FromBytes(File.ReadAllBytes(file)).Lines.Take(Sampling.IsLong ? int.MaxValue : 200))
            {
                known += AssertSame(line.Content) ? 1 : 0;
            }
        }

        Assert.True(known > 1000, $"{known} lines were read by templates, which is next to none.");
    }

    private static bool AssertSame(ReadOnlyMemory<byte> line)
    {
        var report = LineAnalyzer.Analyse(line, RuleSettings.Default);
        if (report.Kind == LineKind.Blank)
        {
            return false;
        }

        var expected = LineAnalyzer.Analyse(JsonTree.Parse(line), RuleSettings.Default);
        Assert.Equal(expected.Kind, report.Kind);
        Assert.Equal(expected.Facts, report.Facts);
        Assert.Equal(
            expected.Findings.Select(finding => (finding.Rule, finding.Span, finding.Message)),
            report.Findings.Select(finding => (finding.Rule, finding.Span, finding.Message)));
        return KnownStructure.Of(KnownStructure.Templates.Parse(line).Template, RuleSettings.Default) is { Facts: not null };
    }
}
