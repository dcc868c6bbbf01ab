using System.Buffers;

namespace DatasetLsp.Core.Index;

/// <summary>How far some numbers lie apart.</summary>
/// <param name="Least">The least of them.</param>
/// <param name="Low">A quarter of them is not greater.</param>
/// <param name="High">A quarter of them is not less.</param>
/// <param name="Most">The greatest of them.</param>
public sealed record Quartiles(int Least, int Low, int High, int Most)
{
    private const int HighBits = 16;
    private const int LowBits = 31 - HighBits;

    /// <summary>Counts by the upper bits and then, where a quarter ends, by the lower: numbers are not sorted.</summary>
    /// <param name="numbers">The numbers, 0 and above; gone through three times.</param>
    /// <param name="count">How many there are; at least one.</param>
    internal static Quartiles Of(IEnumerable<int> numbers, int count)
    {
        var highs = ArrayPool<int>.Shared.Rent(1 << HighBits);
        var lows = ArrayPool<int>.Shared.Rent(1 << LowBits);
        Array.Clear(highs);
        var (least, most) = (int.MaxValue, 0);
        foreach (var number in numbers)
        {
            highs[number >> LowBits]++;
            least = Math.Min(least, number);
            most = Math.Max(most, number);
        }

        var quartiles = new Quartiles(least, At(count / 4), At(count - 1 - (count / 4)), most);
        ArrayPool<int>.Shared.Return(highs);
        ArrayPool<int>.Shared.Return(lows);
        return quartiles;

        int At(int rank)
        {
            var high = Find(highs, ref rank);
            Array.Clear(lows);
            foreach (var number in numbers)
            {
                if (number >> LowBits == high)
                {
                    lows[number & ((1 << LowBits) - 1)]++;
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
