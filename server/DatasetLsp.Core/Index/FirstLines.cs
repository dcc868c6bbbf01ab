using System.Buffers;
using System.Numerics;

namespace DatasetLsp.Core.Index;

/// <summary>Finds, of the lines with the same number, the one that came first. Takes 5 to 11 bytes a line, and only as long as it is needed.</summary>
internal sealed class FirstLines : IDisposable
{
    // Spreads numbers whose low bits are alike over the table (Knuth's multiplicative hashing).
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private readonly LineColumn<ulong> _numbers;
    private readonly int[] _slots;
    private readonly int _mask;
    private readonly int _shift;

    /// <summary>Makes room.</summary>
    /// <param name="numbers">The number of each line; 0 for lines that have none.</param>
    /// <param name="most">How many lines with a number may come.</param>
    public FirstLines(LineColumn<ulong> numbers, int most)
    {
        _numbers = numbers;
        var bits = Math.Max(4, BitOperations.Log2((uint)(most + (most / 3))) + 1);
        _mask = (1 << bits) - 1;
        _shift = 64 - bits;
        _slots = ArrayPool<int>.Shared.Rent(1 << bits);
        _slots.AsSpan(0, 1 << bits).Clear();
    }

    /// <summary>The first line that came with the number of this one: itself, if none came before.</summary>
    /// <param name="lineId">A line whose number is not 0.</param>
    public int Of(int lineId)
    {
        var number = _numbers[lineId];
        var slot = (int)((number * Spread) >> _shift);
        while (_slots[slot] is not 0 and var taken)
        {
            if (_numbers[taken - 1] == number)
            {
                return taken - 1;
            }

            slot = (slot + 1) & _mask;
        }

        _slots[slot] = lineId + 1;
        return lineId;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<int>.Shared.Return(_slots);
}
