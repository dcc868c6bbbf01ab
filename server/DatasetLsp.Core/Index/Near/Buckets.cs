namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// Lines by the numbers of their buckets. Of each bucket the first lines of the file are at hand, so that what a line is compared with does
/// not grow with the file, and does not depend on anything but the file.
/// </summary>
/// <param name="kinds">How many buckets each line is in, one of each kind.</param>
internal sealed class Buckets(int kinds)
{
    /// <summary>How many lines of a bucket are at hand.</summary>
    public const int MostAtHand = 32;

    private const uint NotAtHand = uint.MaxValue;

    // For each kind of bucket: its number, 0 for none, and the line that follows in the chain, one more than its id.
    private readonly LineRows _rows = new(2 * kinds);
    private readonly int[][] _heads = new int[kinds][];

    /// <summary>How many buckets each line is in.</summary>
    public int Kinds => kinds;

    /// <summary>How many pages of numbers there are.</summary>
    public int Pages => _rows.Pages;

    /// <summary>Makes room for a line.</summary>
    public void Reserve(int lineId) => _rows.Reserve(lineId);

    /// <summary>The number of a line's bucket; 0 for none.</summary>
    public uint this[int lineId, int kind] => _rows[lineId][2 * kind];

    /// <summary>Tells the numbers of all buckets of a line.</summary>
    public void Get(int lineId, Span<uint> numbers)
    {
        var row = _rows[lineId];
        for (var kind = 0; kind < kinds; kind++)
        {
            numbers[kind] = row[2 * kind];
        }
    }

    /// <summary>Says which buckets a line is in; it is at hand in none of them, until it is linked or all are.</summary>
    public void Set(int lineId, ReadOnlySpan<uint> numbers)
    {
        var row = _rows[lineId];
        for (var kind = 0; kind < kinds; kind++)
        {
            row[2 * kind] = numbers[kind];
            row[(2 * kind) + 1] = 0;
        }
    }

    /// <summary>Says, before all are linked, that a bucket has so many lines before this one that it is not at hand.</summary>
    public void Omit(int lineId, int kind) => _rows[lineId][(2 * kind) + 1] = NotAtHand;

    /// <summary>Whether a line shares a bucket of an earlier kind with one before it that is at hand there.</summary>
    public bool ShareEarlier(int lineId, int before, int kind)
    {
        var row = _rows[lineId];
        var other = _rows[before];
        for (var at = 0; at < 2 * kind; at += 2)
        {
            if (row[at] == other[at] && row[at] != 0 && other[at + 1] != NotAtHand)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Begins anew, with all lines at hand in their buckets but those that were omitted.</summary>
    /// <param name="lineIds">All lines.</param>
    public void LinkAll(int[] lineIds) => Parallel.For(0, kinds, kind =>
    {
        _heads[kind] = new int[Math.Max(64, (int)(lineIds.Length * 0.75))];
        foreach (var lineId in lineIds)
        {
            var row = _rows[lineId];
            if (row[2 * kind] != 0 && row[(2 * kind) + 1] != NotAtHand)
            {
                ref var head = ref Head(kind, row[2 * kind]);
                row[(2 * kind) + 1] = (uint)head;
                head = lineId + 1;
            }
        }
    });

    /// <summary>Whether the chains have grown too long for as many lines.</summary>
    public bool IsTooSmallFor(int lines) => lines > 4 * _heads[0].Length;

    /// <summary>Whether a line is among the first of its bucket.</summary>
    public bool IsAtHand(int lineId, int kind) => _rows[lineId] is var row && row[2 * kind] != 0 && row[(2 * kind) + 1] != NotAtHand;

    /// <summary>Puts a line into its bucket if that has room.</summary>
    /// <returns>How many lines are at hand in the bucket, this one among them; more than <see cref="MostAtHand"/> where it found no room.</returns>
    public int Link(int lineId, int kind)
    {
        var row = _rows[lineId];
        var number = row[2 * kind];
        ref var head = ref Head(kind, number);
        var count = 1;
        for (var at = head; at != 0;)
        {
            var other = _rows[at - 1];
            count += other[2 * kind] == number ? 1 : 0;
            at = (int)other[(2 * kind) + 1];
        }

        if (count <= MostAtHand)
        {
            row[(2 * kind) + 1] = (uint)head;
            head = lineId + 1;
        }

        return count;
    }

    /// <summary>Takes a line out that is at hand in a bucket.</summary>
    public void Unlink(int lineId, int kind)
    {
        var row = _rows[lineId];
        ref var head = ref Head(kind, row[2 * kind]);
        if (head == lineId + 1)
        {
            head = (int)row[(2 * kind) + 1];
        }
        else
        {
            var before = _rows[head - 1];
            while (before[(2 * kind) + 1] != lineId + 1)
            {
                before = _rows[(int)before[(2 * kind) + 1] - 1];
            }

            before[(2 * kind) + 1] = row[(2 * kind) + 1];
        }

        row[(2 * kind) + 1] = NotAtHand;
    }

    /// <summary>Adds the lines that are at hand in a bucket to a list.</summary>
    public void AddAtHand(int kind, uint number, List<int> lineIds)
    {
        for (var at = Head(kind, number); at != 0;)
        {
            var row = _rows[at - 1];
            if (row[2 * kind] == number)
            {
                lineIds.Add(at - 1);
            }

            at = (int)row[(2 * kind) + 1];
        }
    }

    private ref int Head(int kind, uint number)
    {
        var heads = _heads[kind];
        return ref heads[(int)((ulong)number * (uint)heads.Length >> 32)];
    }
}
