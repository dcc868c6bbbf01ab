using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>How many tokens words of 16 to 31 bytes have that were seen lately. As <see cref="WordTable"/>, with two entries of four numbers in a bucket.</summary>
internal sealed class LongWordTable
{
    /// <summary>The longest word that fits, in bytes.</summary>
    public const int LongestWord = 31;

    private const int LogBuckets = 16;
    private const int WordsInBucket = 8;
    private const ulong WithoutCount = ulong.MaxValue >> 8;

    /// <summary>All entries; one whose first number is 0 is free.</summary>
    public AlignedWords Entries { get; } = new(1 << (LogBuckets + 3));

    /// <summary>The count of a word, or 0 where it is not known.</summary>
    /// <param name="entries">The first of <see cref="Entries"/>.</param>
    /// <param name="word">Padded with zeros; itself it has none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ref ulong entries, Vector256<byte> word)
    {
        var wanted = Mixed(word.AsUInt64(), out var bucket);
        var last = wanted.GetElement(3);
        ref var entry = ref Unsafe.Add(ref entries, bucket);
        var mask = Vector256.Create(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, WithoutCount);
        for (nuint place = 0; place < WordsInBucket; place += 4)
        {
            if (((Vector256.LoadUnsafe(ref entry, place) ^ wanted) & mask) == Vector256<ulong>.Zero)
            {
                // Read anew, as one number, so that the count is of the same write as the rest.
                var found = Unsafe.Add(ref entry, place + 3);
                return ((found ^ last) & WithoutCount) == 0 ? (int)(found >> 56) : 0;
            }
        }

        return 0;
    }

    /// <summary>Notes a word's count, in the place of another word where there is no room.</summary>
    public void Add(Vector256<byte> word, int count)
    {
        var wanted = Mixed(word.AsUInt64(), out var bucket);
        ref var entry = ref Unsafe.Add(ref Entries.Start, bucket);
        var place = entry == 0 ? 0 : Unsafe.Add(ref entry, 4) == 0 ? 4 : (nuint)(wanted.GetElement(3) >> 50) & 4;
        Unsafe.Add(ref entry, place + 3) = wanted.GetElement(3) | ((ulong)(uint)count << 56);
        Unsafe.Add(ref entry, place + 2) = wanted.GetElement(2);
        Unsafe.Add(ref entry, place + 1) = wanted.GetElement(1);
        Unsafe.Add(ref entry, place) = wanted.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Mixed(Vector256<ulong> word, out nuint bucket)
    {
        var mixed = (word.ToScalar() * 0x9E3779B97F4A7C15UL) ^ BitOperations.RotateLeft(word.GetElement(1) * 0xD6E8FEB86659FD93UL, 31);
        mixed = (mixed ^ word.GetElement(2)) * 0xC2B2AE3D27D4EB4FUL;
        mixed ^= mixed >> 29;
        var last = word.GetElement(3);
        bucket = (nuint)(((mixed ^ last) * 0x9E3779B97F4A7C15UL) >> (64 - LogBuckets)) * WordsInBucket;
        return word.WithElement(3, (last ^ mixed) & WithoutCount);
    }
}
