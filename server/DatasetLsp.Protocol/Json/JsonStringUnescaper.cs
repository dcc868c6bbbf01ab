using System.Buffers.Text;
using System.Text;

namespace DatasetLsp.Protocol.Json;

/// <summary>
/// Unescapes a JSON string (RFC 8259 §7) from UTF-8 to UTF-8. Other than System.Text.Json, which throws, it turns an
/// escaped surrogate without its other half into U+FFFD: an editor may hold such a text, and must not lose its server over it.
/// </summary>
internal static class JsonStringUnescaper
{
    private const int UnicodeEscapeLength = 6;

    /// <summary>Unescapes what stands between the quotes.</summary>
    /// <param name="escaped">The string's bytes; its escapes have been checked by a <see cref="System.Text.Json.Utf8JsonReader"/>.</param>
    /// <param name="destination">As long as <see cref="LengthOf"/> says, or longer.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        var written = 0;
        while (true)
        {
            var plain = escaped.IndexOf((byte)'\\');
            if (plain < 0)
            {
                escaped.CopyTo(destination[written..]);
                return written + escaped.Length;
            }
            escaped[..plain].CopyTo(destination[written..]);
            written += plain;
            escaped = escaped[plain..];

            if (escaped[1] == (byte)'u')
            {
                var (rune, length) = ReadRune(escaped);
                written += rune.EncodeToUtf8(destination[written..]);
                escaped = escaped[length..];
            }
            else
            {
                destination[written++] = escaped[1] switch
                {
                    (byte)'n' => (byte)'\n',
                    (byte)'t' => (byte)'\t',
                    (byte)'r' => (byte)'\r',
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    var itself => itself,
                };
                escaped = escaped[2..];
            }
        }
    }

    /// <summary>How many bytes <see cref="Unescape"/> writes.</summary>
    /// <param name="escaped">As there.</param>
    public static int LengthOf(ReadOnlySpan<byte> escaped)
    {
        var length = escaped.Length;
        while (escaped.IndexOf((byte)'\\') is >= 0 and var plain)
        {
            escaped = escaped[plain..];
            var (written, read) = (1, 2);
            if (escaped[1] == (byte)'u')
            {
                (var rune, read) = ReadRune(escaped);
                written = rune.Utf8SequenceLength;
            }
            length += written - read;
            escaped = escaped[read..];
        }
        return length;
    }

    private static (Rune Rune, int Length) ReadRune(ReadOnlySpan<byte> escaped)
    {
        var first = ReadCodeUnit(escaped);
        if (Rune.TryCreate(first, out var rune))
        {
            return (rune, UnicodeEscapeLength);
        }
        var rest = escaped[UnicodeEscapeLength..];
        return rest.StartsWith("\\u"u8) && Rune.TryCreate(first, ReadCodeUnit(rest), out rune)
            ? (rune, 2 * UnicodeEscapeLength)
            : (Rune.ReplacementChar, UnicodeEscapeLength);
    }

    private static char ReadCodeUnit(ReadOnlySpan<byte> escape)
    {
        Utf8Parser.TryParse(escape[2..UnicodeEscapeLength], out ushort unit, out _, 'x');
        return (char)unit;
    }
}
