using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Tests.Index;

public class QuartilesTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 100_000)]
    [InlineData(3, int.MaxValue)]
    public void They_are_those_of_the_sorted_numbers(int seed, int most)
    {
        var random = new Random(seed);
        for (var count = 1; count < 60; count++)
        {
            int[] numbers = [.. Enumerable.Range(0, count).Select(_ => random.Next(most))];
            int[] sorted = [.. numbers.Order()];

            Assert.Equal(new Quartiles(sorted[0], sorted[count / 4], sorted[count - 1 - (count / 4)], sorted[^1]), Quartiles.Of(numbers, count));
        }
    }

    [Fact]
    public void The_tokens_of_lines_are_kept_however_many_they_are()
    {
        var column = new TokenColumn();
        int?[] tokens = [0, 1, null, 65_533, 65_534, 65_535, 1_000_000];
        foreach (var (line, count) in tokens.Index())
        {
            // Overwritten, as by an edit.
            column[line] = 70_000;
            column[line] = count;
        }

        Assert.Equal(tokens, tokens.Select((_, line) => column[line]));
        Assert.Equal(tokens.OfType<int>().Order(), column.All.Order());
        column[6] = null;
        Assert.Equal(5, column.All.Count());
    }
}
