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
    /// <param name="destination">At least as long as <paramref name="escaped"/>.</param>
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
