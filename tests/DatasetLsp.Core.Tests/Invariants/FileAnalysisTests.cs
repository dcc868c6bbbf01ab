using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>A file read from disk block by block is judged as its text in memory is.</summary>
public sealed class FileAnalysisTests
{
    [Fact]
    public void It_says_what_the_analysis_in_memory_says() => Sampling.ForEach(Sampling.Document(40), 150, (text, random) =>
    {
        var bytes = Sampling.Bytes(text);
        var limit = random.Next(3) == 0 ? random.Next(6) : int.MaxValue;
        var expected = DatasetAnalysis.Of(LineTable.FromBytes(bytes), RuleSettings.Default, limit);

        var analysis = FileAnalysis.Of(new MemoryStream(bytes), AnalysisSettings.Default, limit, blockBytes: random.Next(1, 2000));

        Assert.Equal(expected.Lines.Count, analysis.Lines.Count);
        Assert.Equal(expected.Format, analysis.Format);
        Assert.Equal(expected.Index.Examples, analysis.Index.Examples);
        Assert.Equal(expected.Counts.OrderBy(count => count.Key.Id), analysis.Counts.OrderBy(count => count.Key.Id));
        Assert.Equal(Places(expected.Selected), Places(analysis.Selected));
        if (limit == int.MaxValue)
        {
            // Two rules may find something at one place; in which order says nothing.
            Assert.Equal(
                expected.Selected.Select(found => Describe(found, expected.Lines.IndexOf)).Order(StringComparer.Ordinal),
                analysis.Selected.Select(found => Describe(found, analysis.Lines.IndexOf)).Order(StringComparer.Ordinal));
        }

        var carriageReturns = 0;
        for (var line = 0; line < expected.Lines.Count; line++)
        {
            Assert.True(expected.Lines[line].Content.Span.SequenceEqual(analysis.Lines.ContentOf(line).Span));
            Assert.Equal(carriageReturns, analysis.Lines.CarriageReturnsBefore(line));
            carriageReturns += expected.Lines[line].LoneCarriageReturns;
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

    private static IEnumerable<(int Line, int Start, Severity Severity)> Places(IEnumerable<LocatedFinding> findings) =>
        findings.Select(found => (found.Line, found.Finding.Span.Start, found.Finding.Severity)).Order();

    private static string Describe(LocatedFinding found, Func<int, int> indexOf) =>
        $"{found.Line}:{found.Finding.Span} {found.Finding.Rule} {found.Finding.Severity} {found.Finding.Message} {found.Finding.Fix?.Title} "
        + string.Join(' ', found.Finding.Related.Select(place => $"{(place.LineId is { } id ? indexOf(id) : found.Line)}:{place.Span}"));
}
