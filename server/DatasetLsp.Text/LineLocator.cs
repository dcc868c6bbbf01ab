namespace DatasetLsp.Text;

/// <summary>
/// Which chunk holds the line of a given id. Persistent: an edit copies the pages that it touches and shares the rest,
/// so that finding a line's number never walks the table.
/// </summary>
internal sealed class LineLocator
{
    private const int PageBits = 10;
    private const int PageSize = 1 << PageBits;

    private readonly int[][] _pages;

    private LineLocator(int[][] pages) => _pages = pages;

    public static LineLocator Empty { get; } = new([]);

    /// <summary>The key of the line's chunk, or -1 where no line has this id.</summary>
    public int ChunkKeyOf(int lineId)
    {
        var page = lineId >> PageBits;
        return page >= 0 && page < _pages.Length ? _pages[page][lineId & (PageSize - 1)] : -1;
    }

    public LineLocator With(IEnumerable<Line> gone, IEnumerable<LineChunk> chunks, int idLimit)
    {
        var pages = new int[Math.Max(_pages.Length, (idLimit + PageSize - 1) >> PageBits)][];
        _pages.CopyTo(pages, 0);
        for (var page = _pages.Length; page < pages.Length; page++)
        {
            pages[page] = new int[PageSize];
            Array.Fill(pages[page], -1);
        }

        foreach (var line in gone)
        {
            Set(line.Id, -1);
        }

        foreach (var chunk in chunks)
        {
            foreach (var line in chunk.Lines)
            {
                Set(line.Id, chunk.Key);
            }
        }

        return new LineLocator(pages);

        void Set(int id, int key)
        {
            var page = id >> PageBits;
            var slot = id & (PageSize - 1);
            if (pages[page][slot] == key)
            {
                return;
            }

            if (page < _pages.Length && ReferenceEquals(pages[page], _pages[page]))
            {
                pages[page] = (int[])pages[page].Clone();
            }

            pages[page][slot] = key;
        }
    }
}
