using System.Buffers;
using System.Numerics;

namespace DatasetLsp.Core.Index.Near;

/// <summary>Counts pairs of words. Takes its room for as long as it is needed.</summary>
internal sealed class PairCounts : IDisposable
{
    private const uint Spread = 0x9E37_79B9;

    // A pair above, and how often it was seen below.
    private readonly ulong[] _slots;
    private readonly int _bits;

    /// <summary>Begins with none.</summary>
    /// <param name="most">How many pairs will come at the most.</param>
    public PairCounts(int most)
    {
        _bits = BitOperations.Log2((uint)(2 * most) | 1) + 1;
        _slots = ArrayPool<ulong>.Shared.Rent(1 << _bits);
        _slots.AsSpan(0, 1 << _bits).Clear();
    }

    /// <summary>Counts a pair.</summary>
    public void Add(uint pair)
    {
        var slot = (pair * Spread) >> (32 - _bits);
        while (_slots[slot] is not 0 and var taken && (uint)(taken >> 32) != pair)
        {
            slot = (slot + 1) & ((1u << _bits) - 1);
        }

        _slots[slot] = ((ulong)pair << 32) | ((uint)_slots[slot] + 1);
    }

    /// <summary>The pairs that were seen so often, in no order.</summary>
    public List<uint> SeenAtLeast(int times)
    {
        var pairs = new List<uint>();
        foreach (var slot in _slots.AsSpan(0, 1 << _bits))
        {
            if ((uint)slot >= times)
            {
                pairs.Add((uint)(slot >> 32));
            }
        }

        return pairs;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<ulong>.Shared.Return(_slots);
}
