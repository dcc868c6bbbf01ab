using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// How many tokens words of 16 to 63 bytes have that were seen lately: in scripts that write three bytes for a letter these are many.
/// As <see cref="WordTable"/>, with two entries of eight numbers in a bucket.
/// </summary>
internal sealed class LongWordTable
{
    /// <summary>The longest word that fits, in bytes.</summary>
    public const int LongestWord = 63;

    private const int LogBuckets = 15;
    private const int WordsInEntry = 8;
    private const int WordsInBucket = 2 * WordsInEntry;
    private const ulong WithoutCount = ulong.MaxValue >> 8;

    /// <summary>All entries; one whose first number is 0 is free.</summary>
    public AlignedWords Entries { get; } = new(WordsInBucket << LogBuckets);

    /// <summary>The count of a word, or 0 where it is not known.</summary>
    /// <param name="entries">The first of <see cref="Entries"/>.</param>
    /// <param name="word">Padded with zeros; itself it has none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ref ulong entries, Vector512<byte> word)
    {
        var wanted = Mixed(word.AsUInt64(), out var bucket);
        ref var entry = ref Unsafe.Add(ref entries, bucket);
        for (nuint place = 0; place < WordsInBucket; place += WordsInEntry)
        {
            var differences = Vector512.LoadUnsafe(ref entry, place) ^ wanted;
            if ((differences & With(Vector512.Create(ulong.MaxValue), WithoutCount)) == Vector512<ulong>.Zero)
            {
                // Read anew, as one number, so that the count is of the same write as the rest.
                var found = Unsafe.Add(ref entry, place + 7);
                return ((found ^ wanted.GetElement(7)) & WithoutCount) == 0 ? (int)(found >> 56) : 0;
            }
        }

        return 0;
    }

    /// <summary>Notes a word's count, in the place of another word where there is no room.</summary>
    public void Add(Vector512<byte> word, int count)
    {
        var wanted = Mixed(word.AsUInt64(), out var bucket);
        ref var entry = ref Unsafe.Add(ref Entries.Start, bucket);
        var place = entry == 0 ? 0 : Unsafe.Add(ref entry, WordsInEntry) == 0 ? WordsInEntry : (nuint)(wanted.GetElement(7) >> 50) & WordsInEntry;
        With(wanted, wanted.GetElement(7) | ((ulong)(uint)count << 56)).StoreUnsafe(ref entry, place);
    }

    /// <summary>The word with its last 7 bytes mixed with a hash of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Mixed(Vector512<ulong> word, out nuint bucket)
    {
        // Each number times one of its own; the upper half of the sum depends on all bits.
        var last = word.GetElement(7);
        var products = word * Vector512.Create(
            0x9E3779B97F4A7C15UL, 0xD6E8FEB86659FD93UL, 0xC2B2AE3D27D4EB4FUL, 0xA0761D6478BD642FUL,
            0xE7037ED1A0B428DBUL, 0x8EBC6AF09C88C6E3UL, 0x589965CC75374CC3UL, 0);
        products ^= products >>> 32;
        var four = products.GetLower() + products.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        var mixed = two.ToScalar() + two.GetElement(1);
        mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9UL;
        mixed ^= mixed >> 32;
        bucket = (nuint)(((mixed ^ last) * 0x94D049BB133111EBUL) >> (64 - LogBuckets)) * WordsInBucket;
        return With(word, (last ^ mixed) & WithoutCount);
    }

    /// <summary>The same numbers with another last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> With(Vector512<ulong> numbers, ulong last) =>
        Vector512.ConditionalSelect(Vector512.Create(~0UL, ~0UL, ~0UL, ~0UL, ~0UL, ~0UL, ~0UL, 0UL), numbers, Vector512.Create(last));
}
