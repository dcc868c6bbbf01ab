using System.Buffers;

namespace DatasetLsp.Core.Index;

/// <summary>How far some numbers lie apart.</summary>
/// <param name="Least">The least of them.</param>
/// <param name="Low">A quarter of them is not greater.</param>
/// <param name="High">A quarter of them is not less.</param>
/// <param name="Most">The greatest of them.</param>
public sealed record Spread(int Least, int Low, int High, int Most)
{
    private const int HighBits = 16;
    private const int LowBits = 31 - HighBits;

    /// <summary>Counts by the upper bits and then, where a quarter ends, by the lower: numbers are not sorted.</summary>
    /// <param name="numbers">The numbers, each one too many; 0 stands for none.</param>
    /// <param name="count">How many there are; at least one.</param>
    internal static Spread Of(LineColumn<int> numbers, int count)
    {
        var highs = ArrayPool<int>.Shared.Rent(1 << HighBits);
        var lows = ArrayPool<int>.Shared.Rent(1 << LowBits);
        Array.Clear(highs);
        var (least, most) = (int.MaxValue, 0);
        for (var page = 0; page < numbers.PageLimit; page++)
        {
            foreach (var number in numbers.Page(page))
            {
                if (number > 0)
                {
                    highs[number >> LowBits]++;
                    least = Math.Min(least, number);
                    most = Math.Max(most, number);
                }
            }
        }

        var spread = new Spread(least - 1, At(count / 4) - 1, At(count - 1 - (count / 4)) - 1, most - 1);
        ArrayPool<int>.Shared.Return(highs);
        ArrayPool<int>.Shared.Return(lows);
        return spread;

        int At(int rank)
        {
            var high = Find(highs, ref rank);
            Array.Clear(lows);
            for (var page = 0; page < numbers.PageLimit; page++)
            {
                foreach (var number in numbers.Page(page))
                {
                    if (number > 0 && number >> LowBits == high)
                    {
                        lows[number & ((1 << LowBits) - 1)]++;
                    }
                }
            }

            return (high << LowBits) | Find(lows, ref rank);
        }
    }

    private static int Find(int[] counts, ref int rank)
    {
        var place = 0;
        for (; rank >= counts[place]; place++)
        {
            rank -= counts[place];
        }

        return place;
    }
}
