using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// How many tokens words of up to 15 bytes have that were seen lately. Threads share it without locks.
/// </summary>
/// <remarks>
/// A bucket is a line of the cache: four entries of two 8-byte numbers. The first is the word's first 8 bytes. The second is its
/// other 7 and, on top, the count; these 7 are mixed with a hash of the first number. So where a reader finds halves of two different
/// writes, they do not match what it looks for.
/// </remarks>
internal sealed class WordTable
{
    /// <summary>The longest word that fits, in bytes.</summary>
    public const int LongestWord = 15;

    private const int LogBuckets = 17;
    private const int WordsInBucket = 8;
    private const ulong WithoutCount = ulong.MaxValue >> 8;

    /// <summary>All entries; one whose first number is 0 is free.</summary>
    public AlignedWords Entries { get; } = new(1 << (LogBuckets + 3));

    /// <summary>The count of a word, or 0 where it is not known.</summary>
    /// <param name="entries">The first of <see cref="Entries"/>.</param>
    /// <param name="word">Padded with zeros; itself it has none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ref ulong entries, Vector128<byte> word)
    {
        var halves = word.AsUInt64();
        var (first, second) = Mixed(halves.ToScalar(), halves.GetElement(1), out var bucket);
        ref var entry = ref Unsafe.Add(ref entries, bucket);
        var wanted = Vector512.Create(Vector256.Create(Vector128.Create(first, second)));
        var differences = (Vector512.LoadUnsafe(ref entry) ^ wanted) & Vector512.Create(Vector256.Create(Vector128.Create(ulong.MaxValue, WithoutCount)));
        var equal = (uint)Vector512.Equals(differences, Vector512<ulong>.Zero).ExtractMostSignificantBits();
        equal &= equal >> 1 & 0b01010101;
        if (equal == 0)
        {
            return 0;
        }

        // Read anew, as one number, so that the count is of the same write as the rest.
        var found = Unsafe.Add(ref entry, BitOperations.TrailingZeroCount(equal) + 1);
        return ((found ^ second) & WithoutCount) == 0 ? (int)(found >> 56) : 0;
    }

    /// <summary>Notes a word's count, in the place of another word where there is no room.</summary>
    public void Add(Vector128<byte> word, int count)
    {
        var halves = word.AsUInt64();
        var (first, second) = Mixed(halves.ToScalar(), halves.GetElement(1), out var bucket);
        ref var entry = ref Unsafe.Add(ref Entries.Start, bucket);
        nuint place = 0;
        while (place < WordsInBucket && Unsafe.Add(ref entry, place) != 0)
        {
            place += 2;
        }

        if (place == WordsInBucket)
        {
            place = (nuint)(second >> 50) & 6;
        }

        Unsafe.Add(ref entry, place + 1) = second | ((ulong)(uint)count << 56);
        Unsafe.Add(ref entry, place) = first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong First, ulong Second) Mixed(ulong first, ulong second, out nuint bucket)
    {
        var mixed = first * 0x9E3779B97F4A7C15UL;
        var hash = (mixed ^ BitOperations.RotateLeft(second, 23)) * 0xC2B2AE3D27D4EB4FUL;
        bucket = (nuint)(hash >> (64 - LogBuckets)) * WordsInBucket;
        return (first, (second ^ mixed ^ (mixed >> 29)) & WithoutCount);
    }
}
