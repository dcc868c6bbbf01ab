using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Tests.Tokens;

public class TokenSpreadTests
{
    [Fact]
    public void Of_nothing_there_is_none() => Assert.Null(TokenSpread.Of([]));

    [Fact]
    public void Of_one_it_is_that_one() => Assert.Equal(new TokenSpread(7, 7, 7, 7, 7), TokenSpread.Of([7]));

    [Theory]
    [InlineData(2, 1, 2)]
    [InlineData(19, 10, 19)]
    [InlineData(20, 10, 19)]
    [InlineData(100, 50, 95)]
    [InlineData(101, 51, 96)]
    public void Ranks_are_rounded_up(int count, int median, int percentile95)
    {
        var spread = TokenSpread.Of([.. Enumerable.Range(1, count).Reverse()])!;

        Assert.Equal((1, median, percentile95, count), (spread.Least, spread.Median, spread.Percentile95, spread.Most));
        Assert.Equal((count + 1) / 2.0, spread.Mean);
    }
}
