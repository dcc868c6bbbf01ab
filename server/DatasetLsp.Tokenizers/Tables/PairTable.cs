using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>What two symbols side by side merge into. Open addressing; an entry is left, right and result, 21 bits each.</summary>
internal sealed class PairTable
{
    private readonly int _shift;

    /// <summary>The entries, for writing to a file. An entry of 0 is free.</summary>
    public ulong[] Entries { get; }

    public PairTable(ulong[] entries)
    {
        Entries = entries;
        _shift = 64 - BitOperations.Log2((uint)entries.Length);
    }

    /// <summary>A table with room for so many pairs.</summary>
    public static PairTable WithRoomFor(int pairs) => new(new ulong[Math.Max(64, BitOperations.RoundUpToPowerOf2((uint)pairs * 3 / 2))]);

    public void Add(int left, int right, int result)
    {
        var key = Key(left, right);
        var at = Hash(key);
        while (Entries[at] != 0)
        {
            at = (at + 1) & (uint)(Entries.Length - 1);
        }

        Entries[at] = (key << 21) | (uint)result;
    }

    /// <summary>The symbol that the two merge into, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int left, int right)
    {
        var key = Key(left, right);
        ref var entries = ref MemoryMarshal.GetArrayDataReference(Entries);
        for (var at = Hash(key); ; at = (at + 1) & (uint)(Entries.Length - 1))
        {
            var entry = Unsafe.Add(ref entries, at);
            // Before the comparison: symbol 0 and symbol 0 have the key of a free entry.
            if (entry == 0)
            {
                return -1;
            }

            if (entry >> 21 == key)
            {
                return (int)(entry & 0x1FFFFF);
            }
        }
    }

    private static ulong Key(int left, int right) => ((ulong)(uint)left << 21) | (uint)right;

    private uint Hash(ulong key) => (uint)((key * 0x9E3779B97F4A7C15UL) >> _shift);
}
