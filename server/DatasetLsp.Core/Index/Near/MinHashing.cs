using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// Sorts sets into buckets so that sets that are alike share one: each number of a bucket is made of the least of a few random
/// orders of the set's members (Broder's MinHash, in bands). Two sets of which a share <c>t</c> of all members is in both have at least one
/// bucket in common with a probability of 99% or more.
/// </summary>
internal sealed class MinHashing
{
    /// <summary>The least threshold at which unlike sets are still kept apart.</summary>
    public const double LeastThreshold = 0.6;

    private const int MostBands = 12;
    private const double Recall = 0.99;
    private const uint Spread = 0x9E37_79B9;

    private readonly uint[] _factors;
    private readonly uint[] _shifts;

    /// <summary>Chooses as many orders for a bucket as can be without missing pairs.</summary>
    /// <param name="threshold">The least share of members in common that counts, from <see cref="LeastThreshold"/> to 1.</param>
    public MinHashing(double threshold)
    {
        Rows = 1;
        while (Rows < 16 && BandsFor(threshold, Rows + 1) <= MostBands)
        {
            Rows++;
        }

        Bands = Math.Max(1, BandsFor(threshold, Rows));

        // Sixteen are worked out together.
        var count = (Rows * Bands + 15) / 16 * 16;
        var random = new Random(20_261_122);
        _factors = new uint[count];
        _shifts = new uint[count];
        for (var index = 0; index < count; index++)
        {
            _factors[index] = (uint)random.NextInt64(1L << 32) | 1;
            _shifts[index] = (uint)random.NextInt64(1L << 32);
        }
    }

    /// <summary>How many buckets a set goes into.</summary>
    public int Bands { get; }

    /// <summary>Of how many orders each is made.</summary>
    public int Rows { get; }

    /// <summary>A number for members in their order and what goes with them.</summary>
    public static uint Mix(ReadOnlySpan<uint> members, uint with)
    {
        var number = with ^ (ulong)members.Length;
        foreach (var member in members)
        {
            number = Mix(number, member);
        }

        return Finish(number);
    }

    /// <summary>A number for three.</summary>
    public static uint Mix(uint first, uint second, uint third) => Finish(Mix(Mix(first, second), third));

    /// <summary>Writes the numbers of a set's buckets.</summary>
    /// <param name="members">At least one, each a well-mixed number.</param>
    /// <param name="with">What sets must have in common besides.</param>
    /// <param name="buckets">As many as there are <see cref="Bands"/>.</param>
    public void Buckets(ReadOnlySpan<uint> members, uint with, Span<uint> buckets)
    {
        Span<uint> least = stackalloc uint[MostBands * 16];
        for (var index = 0; index < _factors.Length; index += 16)
        {
            Least(members, index, least[index..]);
        }

        for (var band = 0; band < buckets.Length; band++)
        {
            ulong number = with;
            foreach (var value in least.Slice(band * Rows, Rows))
            {
                number = Mix(number, value);
            }

            buckets[band] = Finish(Mix(number, (uint)band));
        }
    }

    private static int BandsFor(double threshold, int rows)
    {
        // At 1 all are in common; a little less keeps the formula within numbers.
        var share = Math.Pow(Math.Min(threshold, 0.999), rows);
        return (int)Math.Ceiling(Math.Log(1 - Recall) / Math.Log(1 - share));
    }

    private static ulong Mix(ulong number, uint value)
    {
        number = (number ^ value) * 0x9E37_79B9_7F4A_7C15;
        return number ^ (number >> 32);
    }

    private static uint Finish(ulong number)
    {
        number *= 0xD6E8_FEB8_6659_FD93;
        return (uint)(number >> 32) ^ Spread;
    }

    private void Least(ReadOnlySpan<uint> members, int first, Span<uint> least)
    {
        var factors = MemoryMarshal.Cast<uint, Vector128<uint>>(_factors.AsSpan(first, 16));
        var shifts = MemoryMarshal.Cast<uint, Vector128<uint>>(_shifts.AsSpan(first, 16));
        var (factor0, factor1, factor2, factor3) = (factors[0], factors[1], factors[2], factors[3]);
        var (shift0, shift1, shift2, shift3) = (shifts[0], shifts[1], shifts[2], shifts[3]);
        var least0 = Vector128<uint>.AllBitsSet;
        var (least1, least2, least3) = (least0, least0, least0);
        foreach (var member in members)
        {
            var value = Vector128.Create(member);
            least0 = Vector128.Min(least0, (value * factor0) + shift0);
            least1 = Vector128.Min(least1, (value * factor1) + shift1);
            least2 = Vector128.Min(least2, (value * factor2) + shift2);
            least3 = Vector128.Min(least3, (value * factor3) + shift3);
        }

        least0.CopyTo(least);
        least1.CopyTo(least[4..]);
        least2.CopyTo(least[8..]);
        least3.CopyTo(least[12..]);
    }
}
