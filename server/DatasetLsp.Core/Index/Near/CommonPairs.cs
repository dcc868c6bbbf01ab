using System.Buffers;
using System.Numerics;

namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// The pairs of words that many examples of one job have in common: its template. They say nothing about whether two of
/// them ask the same. Immutable.
/// </summary>
internal sealed class CommonPairs
{
    /// <summary>A job in which there are none.</summary>
    public static readonly CommonPairs None = new([]);

    private const uint Spread = 0x9E37_79B9;

    // Zero stands for an empty slot, and is looked up apart.
    private readonly uint[] _slots;
    private readonly int _shift;
    private readonly bool _hasZero;

    /// <summary>Holds some pairs.</summary>
    /// <param name="pairs">Each once.</param>
    public CommonPairs(IReadOnlyCollection<uint> pairs)
    {
        Count = pairs.Count;
        var bits = BitOperations.Log2((uint)(2 * Count) | 1) + 1;
        _slots = new uint[1 << bits];
        _shift = 32 - bits;
        foreach (var pair in pairs)
        {
            if (pair == 0)
            {
                _hasZero = true;
                continue;
            }

            var slot = (pair * Spread) >> _shift;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (uint)(_slots.Length - 1);
            }

            _slots[slot] = pair;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Whether a pair is among them.</summary>
    public bool Contains(uint pair)
    {
        if (pair == 0)
        {
            return _hasZero;
        }

        var slot = (pair * Spread) >> _shift;
        while (_slots[slot] is not 0 and var taken)
        {
            if (taken == pair)
            {
                return true;
            }

            slot = (slot + 1) & (uint)(_slots.Length - 1);
        }

        return false;
    }

    /// <summary>Whether they are the same pairs.</summary>
    public bool IsSameAs(CommonPairs other) =>
        Count == other.Count && _hasZero == other._hasZero && _slots.All(other.ContainsOrIsEmpty);

    /// <summary>Puts those among some pairs in front; both sides are then in order.</summary>
    /// <param name="pairs">Pairs in order.</param>
    /// <returns>How many are in front.</returns>
    public int MoveToFront(Span<uint> pairs)
    {
        if (Count == 0)
        {
            return 0;
        }

        var rented = ArrayPool<uint>.Shared.Rent(pairs.Length);
        var (common, own) = (0, 0);
        foreach (var pair in pairs)
        {
            if (Contains(pair))
            {
                pairs[common++] = pair;
            }
            else
            {
                rented[own++] = pair;
            }
        }

        rented.AsSpan(0, own).CopyTo(pairs[common..]);
        ArrayPool<uint>.Shared.Return(rented);
        return common;
    }

    private bool ContainsOrIsEmpty(uint pair) => pair == 0 || Contains(pair);
}
