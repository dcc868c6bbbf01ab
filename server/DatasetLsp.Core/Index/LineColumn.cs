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
    public bool HasPage(int page) => page < _pages.Length && _pages[page] is not null;

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

        return _pages[page] = new T[ILineColumn.PageLines];
    }
}
