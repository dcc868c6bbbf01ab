using System.Globalization;
using System.Text;

namespace DatasetLsp.Core.Reports;

/// <summary>
/// Makes text safe to print. Data may hold control characters that would steer a terminal, and invisible or turning characters
/// that would make it look like something else; all of these are printed by name.
/// </summary>
public static class DisplayText
{
    /// <summary>The text on one line, without anything that a terminal would obey.</summary>
    public static string Safe(string text) =>
        string.Concat(Cells(Encoding.UTF8.GetBytes(text), 0).Select(cell => cell.Text));

    /// <summary>The characters of a text one by one; a byte that is no UTF-8 is one, too.</summary>
    /// <param name="bytes">UTF-8, more or less.</param>
    /// <param name="offset">Where the bytes stand in their line.</param>
    internal static List<DisplayCell> Cells(ReadOnlySpan<byte> bytes, int offset)
    {
        var cells = new List<DisplayCell>(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var isText = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            cells.Add(isText ? Cell(rune, offset) : Named(string.Concat(bytes[..length].ToArray().Select(value => $"\\x{value:X2}")), offset));
            bytes = bytes[length..];
            offset += length;
        }

        return cells;
    }

    private static DisplayCell Cell(Rune rune, int start)
    {
        if (rune.Value < 0x20)
        {
            // Unicode has a picture of each.
            return new DisplayCell(((char)(0x2400 + rune.Value)).ToString(), 1, start);
        }

        return rune.Value switch
        {
            < 0x7F => new DisplayCell(((char)rune.Value).ToString(), 1, start),
            0x7F => new DisplayCell("\u2421", 1, start),
            _ => Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    => Named($"<U+{rune.Value:X4}>", start),
                _ => new DisplayCell(rune.ToString(), DisplayWidth.Of(rune), start),
            },
        };
    }

    private static DisplayCell Named(string name, int start) => new(name, name.Length, start);
}
