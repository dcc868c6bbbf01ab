using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Invariants;

public class FixerTests
{
    [Fact]
    public void Fixing_all_touches_only_lines_with_certain_fixes_and_makes_nothing_worse() =>
        Sampling.ForEach(Sampling.Document(30), 200, (text, _) =>
        {
            var before = Analyse(Sampling.Bytes(text));
            var certain = before.All.Where(found => found.Finding.Fix is { IsCertain: true }).Select(found => found.Line).ToHashSet();

            var mended = DatasetFixer.FixAll(before, AnalysisSettings.Default).ToList();

            Assert.Subset(certain, mended.Select(line => line.Line).ToHashSet());
            Assert.Equal(mended.Select(line => line.Line).Distinct().Order(), mended.Select(line => line.Line));
            Assert.All(mended, line => Assert.NotEmpty(line.Mended));
            foreach (var line in mended)
            {
                var old = LineAnalyzer.Analyse(before.Lines[line.Line].Content, AnalysisSettings.Default);
                var now = LineTable.FromBytes(line.Content).Lines.Select(piece => LineAnalyzer.Analyse(piece.Content, AnalysisSettings.Default)).ToList();
                Assert.True(
                    now.TrueForAll(report => report.Kind != LineKind.Unreadable) || old.Kind == LineKind.Unreadable,
                    "a line that could be read no longer can");
                if (old.Kind != LineKind.Unreadable)
                {
                    Assert.True(Errors(now.SelectMany(report => report.Findings)) <= Errors(old.Findings), "there are more errors than before");
                }
            }
        });

    [Fact]
    public void Fixing_all_comes_to_an_end() =>
        Sampling.ForEach(Sampling.Document(30), 200, (text, _) =>
        {
            var bytes = Sampling.Bytes(text);

            // Mended lines may change what the file is taken for, and so bring more to light.
            for (var round = 0; round < 4; round++)
            {
                var analysis = Analyse(bytes);
                var mended = DatasetFixer.FixAll(analysis, AnalysisSettings.Default).ToDictionary(line => line.Line);
                if (mended.Count == 0)
                {
                    return;
                }

                var removed = mended.Values.SelectMany(line => Enumerable.Range(line.Line, line.Removed)).ToHashSet();
                bytes =
                [
                    .. analysis.Lines.Lines.SelectMany((line, index) => removed.Contains(index) ? [] : (byte[])
                    [
                        .. mended.TryGetValue(index, out var other) ? other.Content.Span : line.Content.Span, .. line.Break.ToBytes(),
                    ]),
                ];
            }

            Assert.Empty(DatasetFixer.FixAll(Analyse(bytes), AnalysisSettings.Default));
        });

    [Fact]
    public void Nothing_is_mended_that_is_not_shown()
    {
        var array = Analyse("[\n{'a':1},\n{'a':2}\n]"u8.ToArray());
        var unknown = Analyse("{\"id\":1}\n{'id':2}\n{\"id\":3}\n{\"contents\":[{\"role\":\"User\",\"parts\":\"Hi\"}]}"u8.ToArray());

        Assert.Empty(DatasetFixer.FixAll(array, AnalysisSettings.Default));
        Assert.Equal([1], DatasetFixer.FixAll(unknown, AnalysisSettings.Default).Select(line => line.Line));
    }

    private static int Errors(IEnumerable<Finding> findings) => findings.Count(finding => finding.Severity == Severity.Error);

    private static DatasetAnalysis Analyse(byte[] text) => DatasetAnalysis.Of(LineTable.FromBytes(text), RuleSettings.Default);
}
