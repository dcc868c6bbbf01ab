using DatasetLsp.Core.Index.Near;
using DatasetLsp.Core.Tests.Invariants;

namespace DatasetLsp.Core.Tests.Index.Near;

public sealed class MinHashingTests
{
    [Theory]
    [InlineData(0.6)]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void Sets_that_are_just_alike_enough_share_a_bucket_99_times_in_100(double threshold)
    {
        var hashing = new MinHashing(threshold);
        var random = new Random(7);
        var (pairs, shared) = (Sampling.IsLong ? 100_000 : 10_000, 0);
        for (var pair = 0; pair < pairs; pair++)
        {
            var (one, other) = SetsAlike(threshold, random.Next(10, 100), random);
            shared += Numbers(hashing, one).Zip(Numbers(hashing, other)).Any(numbers => numbers.First == numbers.Second) ? 1 : 0;
        }

        // Three standard deviations of chance below.
        Assert.True(shared >= pairs * 0.99 - 3 * Math.Sqrt(pairs * 0.99 * 0.01), $"{shared} of {pairs}");
    }

    [Fact]
    public void Sets_that_are_not_alike_share_none()
    {
        var hashing = new MinHashing(0.8);
        var random = new Random(7);
        var shared = 0;
        for (var pair = 0; pair < 10_000; pair++)
        {
            var (one, other) = SetsAlike(0.1, 40, random);
            shared += Numbers(hashing, one).Zip(Numbers(hashing, other)).Count(numbers => numbers.First == numbers.Second);
        }

        Assert.InRange(shared, 0, 10);
    }

    [Fact]
    public void What_goes_with_a_set_tells_its_buckets_apart()
    {
        var hashing = new MinHashing(0.8);
        uint[] set = [1, 2, 3];
        Assert.Empty(Numbers(hashing, set, with: 1).Intersect(Numbers(hashing, set, with: 2)));
    }

    private static (uint[] One, uint[] Other) SetsAlike(double share, int size, Random random)
    {
        var all = Enumerable.Range(0, size).Select(_ => (uint)random.NextInt64(1L << 32)).ToArray();
        var both = (int)Math.Ceiling(share * size);
        var middle = both + ((size - both) / 2);
        return (all[..middle], [.. all[..both], .. all[middle..]]);
    }

    private static uint[] Numbers(MinHashing hashing, uint[] set, uint with = 0)
    {
        var numbers = new uint[hashing.Bands];
        hashing.Buckets(set, with, numbers);
        return numbers;
    }
}
