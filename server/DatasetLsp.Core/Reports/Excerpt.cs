using DatasetLsp.Text;

namespace DatasetLsp.Core.Reports;

/// <summary>The piece of a line that shows a place in it, fit for a terminal.</summary>
/// <param name="Text">The piece; an ellipsis stands where the line goes on.</param>
/// <param name="Indent">Columns before the place.</param>
/// <param name="Width">Columns of the place, as far as it is in the piece; at least 1.</param>
public sealed record Excerpt(string Text, int Indent, int Width)
{
    private const string Ellipsis = "…";

    // Of a long line, no more bytes are looked at than could fill the columns.
    private const int MostBytesPerColumn = 4;

    /// <summary>Carets, to stand under the text.</summary>
    public string Marker => new string(' ', Indent) + new string('^', Width);

    /// <summary>Cuts the piece out; costs the same however long the line is.</summary>
    /// <param name="line">The line.</param>
    /// <param name="span">The place in it.</param>
    /// <param name="columns">How wide the piece may be; at least 3.</param>
    /// <param name="mostIndent">Columns before the place at the most, so that two pieces can stand under each other.</param>
    public static Excerpt Of(Line line, TextSpan span, int columns, int mostIndent = int.MaxValue)
    {
        var length = line.Content.Length;
        var start = line.FloorToCharacter(Math.Clamp(span.Start, 0, length));
        var from = line.FloorToCharacter(Math.Max(0, start - (columns * MostBytesPerColumn)));
        var to = line.FloorToCharacter(Math.Min(length, start + (columns * MostBytesPerColumn)));
        var cells = DisplayText.Cells(line.Content.Span[from..to], from);
        var place = cells.FindIndex(cell => cell.Start >= start);
        place = place < 0 ? cells.Count : place;

        // The place stands in the first third, unless what follows it is shorter than the rest.
        var following = cells.Skip(place).Sum(cell => cell.Width) + (to < length ? columns : 0);
        var before = Math.Min(mostIndent, Math.Max(columns / 3, columns - Math.Max(following, 1)));
        var first = place;
        var indent = 0;
        while (first > 0 && indent + cells[first - 1].Width <= before - (first > 1 || from > 0 ? 1 : 0))
        {
            indent += cells[--first].Width;
        }

        var head = first > 0 || from > 0 ? Ellipsis : "";
        indent += head.Length;
        var width = indent;
        var marked = 0;
        var last = place;
        while (last < cells.Count && width + cells[last].Width <= columns - (last + 1 < cells.Count || to < length ? 1 : 0))
        {
            width += cells[last].Width;
            marked += cells[last].Start < span.End ? cells[last].Width : 0;
            last++;
        }

        var tail = last < cells.Count || to < length ? Ellipsis : "";
        var text = head + string.Concat(cells[first..last].Select(cell => cell.Text)) + tail;
        return new Excerpt(text, indent, Math.Max(marked, 1));
    }
}
