using System.Buffers;
using System.Numerics;

namespace DatasetLsp.Core.Index;

/// <summary>
/// Finds, of the lines with the same number, the one that comes first. Most lines share theirs with none, and are told by a small
/// filter; the others go into a table. It takes 2 to 4 bytes a line, 5 to 11 more for those in the table, and only as long as it is needed.
/// </summary>
internal sealed class FirstLines : IDisposable
{
    // Spreads numbers whose bits are alike (Knuth's multiplicative hashing).
    private const ulong Spread = 0x9E3779B97F4A7C15;

    // A place in the filter holds 0, 1 or "more" lines, in two bits.
    private const int PlacesPerWord = 32;
    private const ulong One = 1;
    private const ulong More = 2;

    private readonly LineColumn<ulong> _numbers;
    private readonly ulong[] _filter;
    private readonly int _filterShift;
    private readonly int[] _slots;
    private readonly int _slotBits;

    /// <summary>Looks at all numbers.</summary>
    /// <param name="numbers">The number of each line; 0 for lines that have none.</param>
    /// <param name="count">How many lines have a number.</param>
    public FirstLines(LineColumn<ulong> numbers, int count)
    {
        _numbers = numbers;
        var filterBits = BitOperations.Log2((uint)Math.Clamp(count, PlacesPerWord, 1 << 27)) + 4;
        _filterShift = 64 - filterBits;
        var words = 1 << (filterBits - 5);
        _filter = ArrayPool<ulong>.Shared.Rent(words);
        _filter.AsSpan(0, words).Clear();
        var candidates = Fill();
        _slotBits = Math.Max(4, BitOperations.Log2((uint)(candidates + (candidates / 3))) + 1);
        _slots = ArrayPool<int>.Shared.Rent(1 << _slotBits);
        _slots.AsSpan(0, 1 << _slotBits).Clear();
        HasRepeated = candidates > 0 && LookForRepeated();
        _slots.AsSpan(0, 1 << _slotBits).Clear();
    }

    /// <summary>Whether any two lines have the same number.</summary>
    public bool HasRepeated { get; }

    /// <summary>Whether another line may have the number of this one.</summary>
    /// <param name="lineId">A line, with or without a number.</param>
    public bool MayBeRepeated(int lineId) => _numbers[lineId] is not 0 and var number && MayBeRepeated(number);

    /// <summary>The first line that was asked for with the number of this one: itself, if none was before.</summary>
    /// <param name="lineId">A line whose number may be repeated.</param>
    public int Of(int lineId)
    {
        var number = _numbers[lineId];
        var slots = _slots;
        var mask = (1 << _slotBits) - 1;

        // The filter went by the high bits.
        var slot = (int)((number * Spread) >> 8) & mask;
        while (slots[slot] is not 0 and var taken)
        {
            if (_numbers[taken - 1] == number)
            {
                return taken - 1;
            }

            slot = (slot + 1) & mask;
        }

        slots[slot] = lineId + 1;
        return lineId;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_filter);
        ArrayPool<int>.Shared.Return(_slots);
    }

    private bool MayBeRepeated(ulong number)
    {
        var place = (number * Spread) >> _filterShift;
        return ((_filter[place / PlacesPerWord] >> (int)(2 * (place % PlacesPerWord))) & More) != 0;
    }

    /// <summary>Fills the filter.</summary>
    /// <returns>How many lines share their place in it.</returns>
    private int Fill()
    {
        var candidates = 0;
        for (var page = 0; page < _numbers.PageLimit; page++)
        {
            foreach (var number in _numbers.Page(page))
            {
                if (number == 0)
                {
                    continue;
                }

                var place = (number * Spread) >> _filterShift;
                var shift = (int)(2 * (place % PlacesPerWord));
                ref var word = ref _filter[place / PlacesPerWord];
                switch ((word >> shift) & (One | More))
                {
                    case 0:
                        word |= One << shift;
                        break;
                    case One:
                        word |= More << shift;
                        candidates += 2;
                        break;
                    default:
                        candidates++;
                        break;
                }
            }
        }

        return candidates;
    }

    private bool LookForRepeated()
    {
        for (var page = 0; page < _numbers.PageLimit; page++)
        {
            var first = page << ILineColumn.PageBits;
            var numbers = _numbers.Page(page);
            for (var index = 0; index < numbers.Length; index++)
            {
                if (numbers[index] != 0 && MayBeRepeated(numbers[index]) && Of(first + index) != first + index)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
