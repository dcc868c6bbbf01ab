namespace DatasetLsp.Core.Index.Near;

/// <summary>A small set of lines that is emptied often. Not safe for several threads.</summary>
internal sealed class LineSet
{
    private const uint Spread = 0x9E37_79B9;

    private (int LineId, int Round)[] _slots = new (int LineId, int Round)[1024];
    private int _round = 1;
    private int _count;

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        _round++;
        _count = 0;
    }

    /// <summary>Adds a line.</summary>
    /// <returns>Whether it was not in it.</returns>
    public bool Add(int lineId)
    {
        if (2 * _count >= _slots.Length)
        {
            Grow();
        }

        var mask = (uint)_slots.Length - 1;
        var slot = ((uint)lineId * Spread >> 8) & mask;
        while (_slots[slot].Round == _round)
        {
            if (_slots[slot].LineId == lineId)
            {
                return false;
            }

            slot = (slot + 1) & mask;
        }

        _slots[slot] = (lineId, _round);
        _count++;
        return true;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new (int LineId, int Round)[2 * old.Length];
        _count = 0;
        foreach (var (lineId, round) in old)
        {
            if (round == _round)
            {
                Add(lineId);
            }
        }
    }
}
