using System.Runtime.CompilerServices;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>Characters of valid UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>The bytes of the character that the text begins with, the first one lowest.</summary>
    public static uint Character(ReadOnlySpan<byte> text)
    {
        var length = Math.Min(LengthOf(text[0]), text.Length);
        uint character = 0;
        for (var at = length - 1; at >= 0; at--)
        {
            character = (character << 8) | text[at];
        }

        return character;
    }

    /// <summary>The character that the text begins with, and its length in bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CodePoint(ReadOnlySpan<byte> text, out int length)
    {
        int first = text[0];
        if (first < 0x80)
        {
            length = 1;
            return first;
        }

        if (first < 0xE0)
        {
            length = 2;
            return ((first & 0x1F) << 6) | (text[1] & 0x3F);
        }

        if (first < 0xF0)
        {
            length = 3;
            return ((first & 0xF) << 12) | ((text[1] & 0x3F) << 6) | (text[2] & 0x3F);
        }

        length = 4;
        return ((first & 7) << 18) | ((text[1] & 0x3F) << 12) | ((text[2] & 0x3F) << 6) | (text[3] & 0x3F);
    }

    /// <summary>How many bytes a character has that begins with this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthOf(byte first) => first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}
