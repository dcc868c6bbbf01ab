using System.Text;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>How findings point at JSON values and speak of them.</summary>
internal static class JsonWords
{
    /// <summary>How many bytes of a long string a short place shows at the most.</summary>
    public const int LongestSpan = 60;

    /// <summary>A short place that stands for a value: the whole of a short one, the bracket that opens a long one, the beginning of a long string.</summary>
    public static TextSpan ShortSpan(this JsonNode node) => node.Kind switch
    {
        JsonKind.Object or JsonKind.Array when node.Span.Length > 2 => new TextSpan(node.Span.Start, 1),
        _ => new TextSpan(node.Span.Start, node.Raw.ShortLength(LongestSpan)),
    };

    /// <summary>The string that an object has under a name; null where it has none.</summary>
    public static JsonNode? StringMember(this JsonNode node, ReadOnlySpan<byte> name) =>
        node.TryGetMember(name, out var member) && member.Value.Kind == JsonKind.String ? member.Value : null;

    /// <summary>How many bytes of a text to show: all, or <paramref name="most"/> less what would cut a character in two.</summary>
    public static int ShortLength(this ReadOnlySpan<byte> text, int most)
    {
        if (text.Length <= most)
        {
            return text.Length;
        }

        // Bytes that are no UTF-8 are characters of their own, however much they look like the inside of one.
        var start = most;
        while (start > Math.Max(0, most - 3) && (text[start] & 0xC0) == 0x80)
        {
            start--;
        }

        Rune.DecodeFromUtf8(text[start..], out _, out var length);
        return start + length > most ? start : most;
    }

    /// <summary>
    /// A name as a message quotes it: one of hostile length is cut short, and line breaks and other control characters show as the
    /// pictures that Unicode has of them, so that the message stays one line.
    /// </summary>
    public static string Shorten(this string name, int most = 40)
    {
        var shown = name.Length <= most ? name : $"{name[..(char.IsHighSurrogate(name[most - 1]) ? most - 1 : most)]}…";
        return shown.Any(IsControl) ? string.Concat(shown.Select(Picture)) : shown;
    }

    private static bool IsControl(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static char Picture(char character) => character switch
    {
        < ' ' => (char)('\u2400' + character),
        '\u007F' => '\u2421',
        '\u2028' or '\u2029' => '\u2424',
        _ => char.IsControl(character) ? '\uFFFD' : character,
    };

    /// <summary>What people call a value of a kind, with its article.</summary>
    public static string Noun(this JsonKind kind) => kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.True => "true",
        JsonKind.False => "false",
        JsonKind.Null => "null",
        _ => "nothing",
    };
}
