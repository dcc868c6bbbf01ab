using System.Buffers.Text;
using System.Text;

namespace DatasetLsp.Text.Json;

/// <summary>Reads the escapes of JSON strings (RFC 8259 §7).</summary>
internal static class EscapeReader
{
    private const int Replacement = 0xFFFD;

    /// <summary>Reads the escape that <paramref name="text"/> begins with.</summary>
    /// <param name="text">From the backslash on.</param>
    /// <param name="length">Bytes of the escape; 1 for an invalid one, whose backslash stands for itself.</param>
    /// <param name="scalar">The character it stands for; U+FFFD for a lone surrogate.</param>
    public static EscapeKind Read(ReadOnlySpan<byte> text, out int length, out Rune scalar)
    {
        length = 2;
        switch (text.Length > 1 ? text[1] : (byte)0)
        {
            case (byte)'"': scalar = new Rune('"'); return EscapeKind.Valid;
            case (byte)'\\': scalar = new Rune('\\'); return EscapeKind.Valid;
            case (byte)'/': scalar = new Rune('/'); return EscapeKind.Valid;
            case (byte)'b': scalar = new Rune('\b'); return EscapeKind.Valid;
            case (byte)'f': scalar = new Rune('\f'); return EscapeKind.Valid;
            case (byte)'n': scalar = new Rune('\n'); return EscapeKind.Valid;
            case (byte)'r': scalar = new Rune('\r'); return EscapeKind.Valid;
            case (byte)'t': scalar = new Rune('\t'); return EscapeKind.Valid;
            case (byte)'\'': scalar = new Rune('\''); return EscapeKind.Apostrophe;
            case (byte)'u' when TryReadUnit(text, out char unit): return ReadUnicode(text, unit, out length, out scalar);
            default:
                length = 1;
                scalar = new Rune('\\');
                return EscapeKind.Invalid;
        }
    }

    /// <summary>Writes a string's characters as UTF-8.</summary>
    /// <param name="content">What stands between its quotes.</param>
    /// <param name="hasEscapes">Whether there is a backslash in it.</param>
    /// <param name="destination">At least as long.</param>
    /// <returns>The bytes written.</returns>
    public static int Unescape(ReadOnlySpan<byte> content, bool hasEscapes, Span<byte> destination)
    {
        int written = 0;
        while (true)
        {
            int plain = hasEscapes ? content.IndexOf((byte)'\\') : -1;
            if (plain < 0)
            {
                content.CopyTo(destination[written..]);
                return written + content.Length;
            }

            content[..plain].CopyTo(destination[written..]);
            written += plain;
            Read(content[plain..], out int length, out Rune scalar);
            written += scalar.EncodeToUtf8(destination[written..]);
            content = content[(plain + length)..];
        }
    }

    private static EscapeKind ReadUnicode(ReadOnlySpan<byte> text, char unit, out int length, out Rune scalar)
    {
        length = 6;
        if (Rune.TryCreate(unit, out scalar))
        {
            return EscapeKind.Valid;
        }

        ReadOnlySpan<byte> rest = text[6..];
        if (rest.Length >= 6 && rest[0] == '\\' && rest[1] == 'u' && TryReadUnit(rest, out char low) && Rune.TryCreate(unit, low, out scalar))
        {
            length = 12;
            return EscapeKind.Valid;
        }

        scalar = new Rune(Replacement);
        return EscapeKind.LoneSurrogate;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> text, out char unit)
    {
        if (text.Length >= 6 && Utf8Parser.TryParse(text.Slice(2, 4), out ushort value, out int consumed, 'x') && consumed == 4)
        {
            unit = (char)value;
            return true;
        }

        unit = default;
        return false;
    }
}
