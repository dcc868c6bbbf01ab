using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Index;

public sealed class DatasetIndexTests
{
    private static readonly AnswerFacts Answer = new(new Digest(7, 1), Group: 0, Text: 3, AnswerKind.Text, Shape: 0, Lead: 0, IsLabel: true, new TextSpan(60, 9));

    [Fact]
    public void A_long_session_costs_no_more_than_the_lines_that_are_there()
    {
        var index = new DatasetIndex();
        for (var id = 0; id < 1024; id++)
        {
            index.Add(LineOf(id), Report((ulong)id + 1, Answer));
        }

        var pages = index.Pages;
        for (var id = 1024; id < 200_000; id++)
        {
            // As if lines were pasted and taken away all day; each gets an id of its own.
            index.Add(LineOf(id), Report((ulong)id, Answer with { Group = 5, Shape = 9, Lead = 11 }));
            index.Remove(id);
        }

        // One page of each of nine numbers is kept for the next line.
        Assert.InRange(index.Pages, pages, pages + 9);
        Assert.Equal(1024, index.Examples);
    }

    [Fact]
    public void Lines_without_answers_cost_nothing_for_answers()
    {
        var index = new DatasetIndex();
        for (var id = 0; id < 5000; id++)
        {
            index.Add(LineOf(id), new ExampleReport(LineKind.Unreadable, [], null));
        }

        Assert.Equal(5, index.Pages);
    }

    [Fact]
    public void What_goes_in_comes_out()
    {
        var index = new DatasetIndex();
        var both = Answer with { Group = 5, Kind = AnswerKind.Fields, Shape = 9, Lead = 11, IsLabel = false };
        var far = Answer with { Lead = 13, Anchor = new TextSpan(100_000_000, 7) };
        index.Add(LineOf(0), Report(1, both));
        index.Add(LineOf(1), Report(2, far, new TextSpan(3, 1000)));

        Assert.Equal(new IndexedAnswer(7, 5, 3, AnswerKind.Fields, 9, 11, false, both.Anchor), index.AnswerOf(0));
        Assert.Equal(new IndexedAnswer(7, 0, 3, AnswerKind.Text, 0, 13, true, far.Anchor), index.AnswerOf(1));
        Assert.Equal(new TextSpan(1, 10), index.AnchorOf(0));
        Assert.Equal(new TextSpan(3, 1000), index.AnchorOf(1));
        index.Remove(1);
        Assert.Null(index.AnswerOf(1));
        Assert.Equal(default, index.AnchorOf(1));
        Assert.False(index.Contains(1));
    }

    [Fact]
    public void Of_lines_with_the_same_number_each_is_told_the_first()
    {
        var random = new Random(5);
        var index = new DatasetIndex();
        var text = LineTable.FromBytes(new byte[4999].Select(_ => (byte)'\n').ToArray());
        var numbers = new ulong[5000];
        foreach (var line in text.Lines)
        {
            // Some alone, some in pairs, some in crowds, and high bits that are alike.
            numbers[line.Id] = random.Next(3) switch { 0 => (ulong)random.Next(5) + 1, 1 => (ulong)random.Next(2000) + 100, _ => ((ulong)line.Id << 40) + 1 };
            index.Add(line, Report(numbers[line.Id], Answer));
        }

        var expected = numbers.Index().GroupBy(line => line.Item).Where(same => same.Count() > 1)
            .SelectMany(same => same.Select(line => (line.Index, First: same.First().Index))).Where(line => line.Index != line.First).Order();
        Assert.Equal(expected, index.ByExample(new TableLines(text)).Where(line => line.LineId != line.First));
    }

    [Fact]
    public void Examples_that_differ_in_what_they_ask_or_answer_are_not_the_same_whatever_the_fingerprint_says()
    {
        var index = new DatasetIndex();
        var text = LineTable.FromBytes("\n\n\n"u8.ToArray());
        index.Add(text[0], Report(1, Answer));
        index.Add(text[1], Report(1, Answer with { Text = 5 }));
        index.Add(text[2], Report(1, Answer with { Input = new Digest(9, 1) }));
        index.Add(text[3], Report(1, Answer));

        Assert.Equal([(3, 0)], index.ByExample(new TableLines(text)).Where(line => line.LineId != line.First));
    }

    [Fact]
    public void Groups_of_answers_are_counted_where_they_are_large_and_kinds_where_they_are_few()
    {
        var index = new DatasetIndex();
        var id = 0;
        Add(3000, number => Answer with { Group = 1, Text = (ulong)number + 1 });
        Add(500, number => Answer with { Group = 3, Text = (ulong)(number % 7) + 1 });
        Add(AnswerGroup.FewestAnswers - 1, _ => Answer with { Group = 5 });
        Add(AnswerGroup.FewestAnswers, _ => Answer with { Group = 0 });

        Assert.Equal([0UL, 1UL, 3UL], index.Answers.Keys.Order());
        Assert.Equal((3000, 3000, 0), (index.Answers[1].Total, index.Answers[1].LabelTotal, index.Answers[1].Labels.Count));
        Assert.Equal(7, index.Answers[3].Labels.Count);
        Assert.Equal(500, index.Answers[3].Labels.Values.Sum());

        index.Remove(id - 1);
        Assert.Equal([1UL, 3UL], index.Answers.Keys.Order());

        void Add(int count, Func<int, AnswerFacts> answer)
        {
            for (var number = 0; number < count; number++, id++)
            {
                index.Add(LineOf(id), Report((ulong)id + 1, answer(number)));
            }
        }
    }

    private static Line LineOf(int id) => new(id, "{}"u8.ToArray(), LineBreak.LineFeed);

    private static ExampleReport Report(ulong fingerprint, AnswerFacts answer, TextSpan? anchor = null) =>
        new(LineKind.Record, [], new ExampleFacts(FormatCatalogue.All[0], true, new Digest(fingerprint, 0), anchor ?? new TextSpan(1, 10)) { Answer = answer });
}
