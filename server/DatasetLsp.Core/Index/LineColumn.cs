using System.Runtime.CompilerServices;

namespace DatasetLsp.Core.Index;

/// <summary>
/// A value for each line, by the line's id. Kept in pages, so that growing copies nothing and what is absent costs nothing: a page
/// in which every line has the default is not there. Not safe for several threads.
/// </summary>
/// <typeparam name="T">A few bytes; its default means "nothing".</typeparam>
internal sealed class LineColumn<T> : ILineColumn
    where T : unmanaged, IEquatable<T>
{
    private const int PageMask = ILineColumn.PageLines - 1;

    private T[]?[] _pages = [];

    /// <summary>The value of a line; the default where none was set.</summary>
    /// <param name="lineId">From 0.</param>
    public T this[int lineId]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var page = lineId >> ILineColumn.PageBits;
            return page < _pages.Length && _pages[page] is { } values ? values[lineId & PageMask] : default;
        }

        set
        {
            var page = lineId >> ILineColumn.PageBits;
            if (page >= _pages.Length || _pages[page] is not { } values)
            {
                if (value.Equals(default))
                {
                    return;
                }

                values = AddPage(page);
            }

            values[lineId & PageMask] = value;
        }
    }

    /// <inheritdoc/>
    public int Pages => _pages.Count(page => page is not null);

    /// <summary>One more than the number of the last page that may be there.</summary>
    public int PageLimit => _pages.Length;

    /// <summary>The values of a page; empty where all are the default.</summary>
    public ReadOnlySpan<T> Page(int page) => page < _pages.Length ? _pages[page] : default;

    /// <inheritdoc/>
    public void DropPage(int page)
    {
        if (page < _pages.Length)
        {
            _pages[page] = null;
        }
    }

    private T[] AddPage(int page)
    {
        if (page >= _pages.Length)
        {
            Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
        }

        // Pages that lay among what is soon thrown away would keep its room taken: a third more memory in all at 1 GB of text.
        return _pages[page] = GC.AllocateArray<T>(ILineColumn.PageLines, pinned: true);
    }
}
