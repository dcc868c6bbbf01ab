using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>
/// What two symbols side by side merge into. Open addressing; an entry is left, right and result, 21 bits each. Most pairs that are asked
/// for merge into nothing: of those, a bit for each hash, four times as many as entries, tells nearly all.
/// </summary>
internal sealed class PairTable
{
    private readonly int _shift;

    /// <summary>The entries, for writing to a file. An entry of 0 is free.</summary>
    public ulong[] Entries { get; }

    /// <summary>The bits, for writing to a file.</summary>
    public uint[] Bits { get; }

    public PairTable(ulong[] entries, uint[] bits)
    {
        (Entries, Bits) = (entries, bits);
        _shift = 64 - BitOperations.Log2((uint)entries.Length);
    }

    /// <summary>A table with room for so many pairs.</summary>
    public static PairTable WithRoomFor(int pairs)
    {
        var length = (int)Math.Max(64, BitOperations.RoundUpToPowerOf2((uint)pairs * 3 / 2));
        return new PairTable(new ulong[length], new uint[BitsLength(length)]);
    }

    /// <summary>The length of <see cref="Bits"/> for so many entries.</summary>
    public static int BitsLength(int entries) => entries / 8;

    public void Add(int left, int right, int result)
    {
        var key = Key(left, right);
        var bit = Hash(key, _shift - 2);
        Bits[bit >> 5] |= 1u << (int)(bit & 31);
        var at = Hash(key, _shift);
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
        var bit = Hash(key, _shift - 2);
        return (Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Bits), bit >> 5) >> (int)(bit & 31) & 1) == 0 ? -1 : FindEntry(key);
    }

    private int FindEntry(ulong key)
    {
        ref var entries = ref MemoryMarshal.GetArrayDataReference(Entries);
        for (var at = Hash(key, _shift); ; at = (at + 1) & (uint)(Entries.Length - 1))
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

    private static uint Hash(ulong key, int shift) => (uint)((key * 0x9E3779B97F4A7C15UL) >> shift);
}
