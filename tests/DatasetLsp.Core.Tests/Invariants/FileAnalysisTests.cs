using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;
using FsCheck.Fluent;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>A file read from disk block by block is judged as its text in memory is.</summary>
public sealed class FileAnalysisTests
{
    [Fact]
    public void It_says_what_the_analysis_in_memory_says() =>
        Sampling.ForEach(Gen.OneOf(Sampling.Document(40), Sampling.RelatedDocument(140)), 200, (text, random) =>
        {
            var bytes = Sampling.Bytes(text);
            var limit = random.Next(3) == 0 ? random.Next(12) : int.MaxValue;
            var expected = DatasetAnalysis.Of(LineTable.FromBytes(bytes), RuleSettings.Default, limit);

            var analysis = FileAnalysis.Of(new MemoryStream(bytes), AnalysisSettings.Default, limit, blockBytes: random.Next(1, 2000));

            Assert.Equal(expected.Lines.Count, analysis.Lines.Count);
            Assert.Equal(expected.Lines.Bytes, analysis.Lines.Bytes);
            Assert.Equal(expected.Format, analysis.Format);
            Assert.Equal(expected.Examples, analysis.Examples);
            Assert.Equal(expected.All.Count(found => found.Finding.Fix is { IsCertain: true }), analysis.Certain);
            Assert.Equal(expected.Counts.OrderBy(count => count.Key.Id), analysis.Counts.OrderBy(count => count.Key.Id));
            Assert.Equal(
                expected.Selected.Select(found => Describe(found, expected.Lines.IndexOf)),
                analysis.Selected.Select(found => Describe(found, analysis.Lines.IndexOf)));

            var carriageReturns = 0;
            for (var line = 0; line < expected.Lines.Count; line++)
            {
                Assert.Equal(carriageReturns, analysis.Lines.CarriageReturnsBefore(line));
                carriageReturns += expected.Lines[line].LoneCarriageReturns;
            }

            // In any order: what was read together with another line is not taken for it.
            for (var again = 0; again < 2 * expected.Lines.Count; again++)
            {
                var line = random.Next(3) == 0 ? random.Next(expected.Lines.Count) : again % expected.Lines.Count;
                Assert.True(expected.Lines[line].Content.Span.SequenceEqual(analysis.Lines.ContentOf(line).Span));
                Assert.Equal(expected.Lines[line].Break, analysis.Lines.Find(line)!.Break);
            }
        });

    [Theory]
    [InlineData("duplicate-example", int.MaxValue)]
    [InlineData("conflicting-outputs", int.MaxValue)]
    [InlineData("mixed-formats", int.MaxValue)]
    [InlineData("role-order", int.MaxValue)]
    [InlineData("duplicate-example", 30)]
    [InlineData("mixed-formats", 1500)]
    public void More_findings_than_are_kept_are_made_again_as_they_were(string rule, int limit)
    {
        // Some thousand lines: several pages of the index, and more than one batch.
        var text = string.Concat(Enumerable.Range(0, 5000).Select(number => rule switch
        {
            "duplicate-example" => Example($"Q{number / 3}", "A"),
            "conflicting-outputs" => Example($"Q{number / 3}", $"A{number % 3 / 2}"),
            "mixed-formats" when number % 3 == 0 => $$$"""{"messages":[{"role":"user","content":"Q{{{number}}}"},{"role":"assistant","content":"A"}]}""" + "\n",
            "role-order" => Example($"Q{number}", "A").Replace("\"model\"", "\"user\"", StringComparison.Ordinal),
            _ => Example($"Q{number}", "A"),
        }));
        var bytes = Sampling.Bytes(text);
        var expected = DatasetAnalysis.Of(LineTable.FromBytes(bytes), RuleSettings.Default, limit);

        var analysis = FileAnalysis.Of(new MemoryStream(bytes), AnalysisSettings.Default, limit, blockBytes: 10_000);

        Assert.True(analysis.Counts[RuleCatalogue.Find(rule)!] > 1000);
        var found = analysis.Selected.Select(found => Describe(found, analysis.Lines.IndexOf)).ToList();
        Assert.Equal(expected.Selected.Select(found => Describe(found, expected.Lines.IndexOf)), found);
        Assert.Equal(found, analysis.Selected.Select(found => Describe(found, analysis.Lines.IndexOf)));
    }

    [Fact]
    public void Dataset_rules_speak_in_order_of_lines_so_that_what_they_say_need_not_be_kept() =>
        Sampling.ForEach(Gen.OneOf(Sampling.Document(40), Sampling.RelatedDocument(140)), 100, (text, _) =>
        {
            var analysis = FileAnalysis.Of(new MemoryStream(Sampling.Bytes(text)), AnalysisSettings.Default, int.MaxValue);
            foreach (var rule in RuleCatalogue.DatasetRules.Where(rule => analysis.Counts.ContainsKey(rule)))
            {
                var lines = rule.Check(new DatasetContext(analysis.Index, analysis.Lines, RuleSettings.Default, AnalysisSettings.Default.ModelInfo, null, null))
                    .Select(found => found.LineId).ToList();
                Assert.Equal(lines.Order(), lines);
            }
        });

    [Fact]
    public void It_says_how_far_it_is_and_can_be_stopped()
    {
        using var stopping = new CancellationTokenSource();
        var far = new List<long>();
        Assert.Throws<OperationCanceledException>(() => FileAnalysis.Of(
            new MemoryStream(Encoding.UTF8.GetBytes("{}\n{}\n{}\n{}\n")),
            AnalysisSettings.Default,
            400,
            blockBytes: 6,
            read =>
            {
                far.Add(read);
                stopping.Cancel();
            },
            stopping.Token));
        Assert.Equal([6], far);
    }

    [Fact]
    public void A_line_longer_than_a_block_is_one_line()
    {
        var line = $$"""{"contents":[{"role":"user","parts":[{"text":"{{new string('a', 100_000)}}"}]},{"role":"model","parts":[{"text":"b"}]}]}""";
        var analysis = FileAnalysis.Of(new MemoryStream(Encoding.UTF8.GetBytes($"{line}\n{line}\n")), AnalysisSettings.Default, 400, blockBytes: 16);
        Assert.Equal(2, analysis.Index.Examples);
        Assert.Equal(["too-few-examples", "duplicate-example"], analysis.Selected.Select(found => found.Finding.Rule.Id));
    }

    private static string Example(string question, string answer) =>
        $$$"""{"contents":[{"role":"user","parts":[{"text":"{{{question}}}"}]},{"role":"model","parts":[{"text":"{{{answer}}}"}]}]}""" + "\n";

    private static string Describe(LocatedFinding found, Func<int, int> indexOf) =>
        $"{found.Line}:{found.Finding.Span} {found.Finding.Rule} {found.Finding.Severity} {found.Finding.Message} {found.Finding.Fix?.Title} "
        + string.Join(' ', found.Finding.Related.Select(place => $"{(place.LineId is { } id ? indexOf(id) : found.Line)}:{place.Span}"));
}
