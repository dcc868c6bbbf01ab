namespace DatasetLsp.Core.Index.Near;

/// <summary>Examples sorted by the number of their bucket, and by their place in the file where that is the same.</summary>
internal sealed class BucketOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int Rounds = 3;

    private readonly int[] _counts = new int[Digits];
    private ulong[] _entries;
    private ulong[] _other;
    private int _count;

    /// <summary>Makes room.</summary>
    /// <param name="most">For so many examples.</param>
    public BucketOrder(int most)
    {
        _entries = new ulong[most];
        _other = new ulong[most];
    }

    /// <summary>The examples: the bucket's number above, the index of the example below.</summary>
    public ReadOnlySpan<ulong> Entries => _entries.AsSpan(0, _count);

    /// <summary>Sorts by buckets of a kind.</summary>
    /// <param name="buckets">The buckets.</param>
    /// <param name="kind">Which.</param>
    /// <param name="lineIds">The lines of the examples, in order; those without such a bucket are left out.</param>
    public void Sort(Buckets buckets, int kind, ReadOnlySpan<int> lineIds)
    {
        _count = 0;
        for (var index = 0; index < lineIds.Length; index++)
        {
            if (buckets[lineIds[index], kind] is not 0 and var number)
            {
                _entries[_count++] = ((ulong)number << 32) | (uint)index;
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            Sort(32 + (round * DigitBits));
        }
    }

    private void Sort(int shift)
    {
        Array.Clear(_counts);
        foreach (var entry in Entries)
        {
            _counts[(int)(entry >> shift) & (Digits - 1)]++;
        }

        var start = 0;
        for (var digit = 0; digit < Digits; digit++)
        {
            (start, _counts[digit]) = (start + _counts[digit], start);
        }

        foreach (var entry in Entries)
        {
            _other[_counts[(int)(entry >> shift) & (Digits - 1)]++] = entry;
        }

        (_entries, _other) = (_other, _entries);
    }
}
