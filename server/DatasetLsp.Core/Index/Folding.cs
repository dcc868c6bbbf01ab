using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace DatasetLsp.Core.Index;

/// <summary>
/// Texts as people compare them: runs of white space are one space, white space at the ends is none, and letters are lower case
/// (Unicode's simple mapping, whatever the language). Bytes that are no UTF-8 read as U+FFFD.
/// </summary>
internal static class Folding
{
    private const int BlockLength = 4096;

    // A lower-case letter can be longer than its capital: 2 bytes become 3. A byte that is no UTF-8 becomes the 3 of U+FFFD.
    private const int LongestFold = 3;

    /// <summary>Adds the folded text to a buffer.</summary>
    public static void Add(ByteBuffer buffer, ReadOnlySpan<byte> utf8)
    {
        var start = buffer.Length;
        var isAfterSpace = true;
        while (!utf8.IsEmpty)
        {
            // Rune by rune at the end of a block: a block may cut a character, the text must not.
            var block = Math.Min(BlockLength, utf8.Length);
            var room = buffer.Reserve((block + Vector128<byte>.Count) * LongestFold);
            var read = 0;
            var written = 0;
            while (read < block)
            {
                Fold(utf8, ref read, room, ref written, ref isAfterSpace);
            }

            buffer.Advance(written);
            utf8 = utf8[read..];
        }

        if (isAfterSpace && buffer.Length > start)
        {
            buffer.Advance(-1);
        }
    }

    /// <summary>Folds ASCII up to sixteen bytes at once, or else one character.</summary>
    private static void Fold(ReadOnlySpan<byte> utf8, ref int read, Span<byte> room, ref int written, ref bool isAfterSpace)
    {
        if (utf8[read] < 0x80 && utf8.Length - read >= Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(utf8.Slice(read, Vector128<byte>.Count));
            var spaces = Vector128.Equals(bytes, Vector128.Create((byte)' ')).ExtractMostSignificantBits();
            var others = (Vector128.LessThan(bytes, Vector128.Create((byte)' ')) | bytes).ExtractMostSignificantBits();
            var repeated = spaces & ((spaces << 1) | (isAfterSpace ? 1u : 0));
            var count = Math.Min(Vector128<byte>.Count, BitOperations.TrailingZeroCount(others | repeated));
            if (count > 0)
            {
                var isCapital = Vector128.LessThan(bytes - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
                (bytes | (isCapital & Vector128.Create((byte)0x20))).CopyTo(room[written..]);
                written += count;
                read += count;
                isAfterSpace = (spaces >> (count - 1) & 1) != 0;
                return;
            }
        }

        Rune.DecodeFromUtf8(utf8[read..], out var rune, out var consumed);
        read += consumed;
        if (!Rune.IsWhiteSpace(rune))
        {
            written += Rune.ToLowerInvariant(rune).EncodeToUtf8(room[written..]);
            isAfterSpace = false;
        }
        else if (!isAfterSpace)
        {
            room[written++] = (byte)' ';
            isAfterSpace = true;
        }
    }
}
