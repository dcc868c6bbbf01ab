namespace DatasetLsp.Core.Index.Near;

/// <summary>Some numbers for each line, side by side, by the line's id. In pages, as <see cref="LineColumn{T}"/>.</summary>
/// <param name="width">How many numbers a line has.</param>
internal sealed class LineRows(int width)
{
    private const int PageMask = ILineColumn.PageLines - 1;

    private uint[]?[] _pages = [];

    /// <summary>How many pages are there.</summary>
    public int Pages { get; private set; }

    /// <summary>The numbers of a line that there is room for.</summary>
    public Span<uint> this[int lineId] => _pages[lineId >> ILineColumn.PageBits].AsSpan((lineId & PageMask) * width, width);

    /// <summary>Makes room for a line; its numbers are 0 at first.</summary>
    public void Reserve(int lineId)
    {
        var page = lineId >> ILineColumn.PageBits;
        if (page >= _pages.Length)
        {
            Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
        }

        if (_pages[page] is null)
        {
            _pages[page] = GC.AllocateArray<uint>(ILineColumn.PageLines * width, pinned: true);
            Pages++;
        }
    }
}
