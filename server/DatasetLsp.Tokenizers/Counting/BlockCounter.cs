using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DatasetLsp.Tokenizers.Tables;

namespace DatasetLsp.Tokenizers.Counting;

/// <summary>
/// Counts tokens where the vocabulary has <see cref="GemmaShape"/>. Finds the cuts of 64 bytes at once, as bits of one number:
/// <list type="bullet">
/// <item>around each digit and each run of line ends or tabs, which are tokens of their own;</item>
/// <item>before a space; a run of spaces is one token, a single space belongs to the word after it;</item>
/// <item>between ASCII letters and other ASCII characters;</item>
/// <item>elsewhere, where some character is not ASCII, between two that stand side by side in no piece.</item>
/// </list>
/// What is between two cuts is a word, whose count is looked up. A cut too few changes no count, since a word is merged as a whole.
/// </summary>
internal static class BlockCounter
{
    private const int BlockSize = 64;

    /// <summary>A cut above this bit depends on bytes after the block.</summary>
    private const int LastCut = 60;

    /// <summary>How many bytes after a block's beginning are read: a word that begins at its last cut, in a vector of 64 bytes.</summary>
    private const int Reach = 128;

    /// <summary>Counts the tokens of valid UTF-8 without U+2581.</summary>
    /// <param name="tables">The vocabulary.</param>
    /// <param name="text">The text.</param>
    /// <param name="limit">Stops before the count is above this.</param>
    /// <param name="at">Where it stopped, at the beginning of a token; the text's length where it did not.</param>
    /// <returns>The tokens before that place.</returns>
    public static int Count(TokenizerTables tables, ReadOnlySpan<byte> text, int limit, out int at)
    {
        at = 0;
        var count = 0;
        ref var start = ref MemoryMarshal.GetReference(text);
        if (text.Length >= Reach)
        {
            count = CountBlocks(tables, ref start, text.Length, text.Length, limit, ref at);
            if (text.Length - at >= Reach)
            {
                return count;
            }
        }

        // The rest, with room to read beyond its end. A zero is a cut.
        Span<byte> rest = stackalloc byte[2 * Reach];
        rest.Clear();
        text[at..].CopyTo(rest);
        var atInRest = 0;
        count += CountBlocks(tables, ref MemoryMarshal.GetReference(rest), rest.Length, text.Length - at, limit - count, ref atInRest);
        at += atInRest;
        return count;
    }

    /// <summary>Counts up to <paramref name="end"/>, or until fewer than <see cref="Reach"/> bytes can be read, or the limit.</summary>
    // Compiled once, fully: most of the time of a short run would else be spent in a first, slow version.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountBlocks(TokenizerTables tables, ref byte text, int readable, int end, int limit, ref int position)
    {
        ref var words = ref tables.Words.Entries.Start;
        ref var bigrams = ref MemoryMarshal.GetArrayDataReference(tables.Bigrams.Bits);
        ref var halfMask = ref MemoryMarshal.GetReference(Mask16);
        var at = position;
        var count = 0;
        while (at < end && readable - at >= Reach)
        {
            ref var block = ref Unsafe.Add(ref text, at);
            var bytes = Vector512.LoadUnsafe(ref block);
            var spaces = Equal(bytes, (byte)' ');
            var lines = Equal(bytes, (byte)'\n');
            var tabs = Equal(bytes, (byte)'\t');
            var letters = Between(bytes | Vector512.Create((byte)0x20), (byte)'a', 26);
            var alone = Between(bytes, (byte)'0', 10) | Equal(bytes, 0);
            var others = bytes.ExtractMostSignificantBits();
            var marks = ~(letters | alone | spaces | lines | tabs | others);
            var open = Equal(bytes, (byte)'<');
            var afterTag = Equal(bytes, (byte)'>') << 1;

            var cuts = 1
                | alone | (alone << 1)
                | (lines ^ (lines << 1))
                | (tabs ^ (tabs << 1))
                | (spaces & ~(spaces << 1))
                | (~spaces & (spaces << 1) & (spaces << 2))
                | (letters & (marks << 1)) | (marks & (letters << 1));

            // "> </" holds the one piece in which a space is not first.
            if ((spaces & afterTag & (open >> 1)) is not 0 and var inTags)
            {
                cuts &= ~(inTags & (Equal(bytes, (byte)'/') >> 2)) | 1;
            }

            // The last cut that counts, the end of the block's words.
            var last = LastCut;
            if (end - at <= LastCut)
            {
                last = end - at;
                cuts |= 1UL << last;
            }

            if (others != 0)
            {
                // Letters of two bytes, U+00C0 and up: Latin, Greek, Cyrillic, Hebrew, Arabic; and of three: those of India, U+0900 to
                // U+0DFF, and Korea. Between them there is nearly always a piece, and between words a space.
                var three = Between(bytes, 0xEA, 0xEE - 0xEA) | (Equal(bytes, 0xE0) & (Between(bytes, 0xA4, 0xB8 - 0xA4) >> 1));
                var wide = Between(bytes, 0xC3, 0xE0 - 0xC3) | three | (three << 1);
                wide |= (wide << 1) & others;
                var far = others & ~wide;
                var first = ~Between(bytes, 0x80, 0x40);
                var unsure = (far | (far << 1) | (wide & (marks << 1)) | (marks & (wide << 1))) & first & ~cuts & ((2UL << last) - 1);
                for (; unsure != 0; unsure &= unsure - 1)
                {
                    var place = BitOperations.TrailingZeroCount(unsure);
                    var before = 63 - BitOperations.LeadingZeroCount(first & ((1UL << place) - 1));
                    var joins = BigramFilter.MayJoin(ref bigrams, Character(ref block, before), Character(ref block, place));
                    cuts |= (ulong)(joins ^ 1) << place;
                }
            }

            // A piece that is taken as it stands ends the block before it.
            var found = 0;
            open = (open | Equal(bytes, (byte)'[')) & ((1UL << last) - 1);
            for (; open != 0; open &= open - 1)
            {
                var place = BitOperations.TrailingZeroCount(open);
                if (tables.FoundStarts.Has(Unsafe.Add(ref block, place), Unsafe.Add(ref block, place + 1))
                    && tables.FoundTrie.LongestMatch(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref block, place), end - at - place), out found) >= 0)
                {
                    last = place;
                    cuts |= 1UL << place;
                    break;
                }
            }

            cuts &= (2UL << last) - 1;
            last = 63 - BitOperations.LeadingZeroCount(cuts);
            var blanks = spaces | lines | tabs;
            if ((last == 0 && found == 0) || (BitOperations.PopCount(blanks) > GemmaShape.LongestRun && HasLongRun(blanks)))
            {
                var stretch = CountStretch(tables, MemoryMarshal.CreateReadOnlySpan(ref block, end - at), out var length);
                if (count + stretch > limit)
                {
                    break;
                }

                count += stretch;
                at += length;
                continue;
            }

            // One byte, or a run of one blank, is one token.
            var runs = (lines & ~(lines << 1)) | (tabs & ~(tabs << 1)) | (spaces & ~(spaces << 1) & (spaces >> 1));
            var known = cuts & ((cuts >> 1) | runs) & ((1UL << last) - 1);
            var inBlock = BitOperations.PopCount(known) + (found > 0 ? 1 : 0);
            for (var unknown = (cuts ^ known) & ((1UL << last) - 1); unknown != 0; unknown &= unknown - 1)
            {
                var place = BitOperations.TrailingZeroCount(unknown);
                var length = BitOperations.TrailingZeroCount(cuts >> place >> 1) + 1;
                if (length <= WordTable.LongestWord)
                {
                    var word = Vector128.LoadUnsafe(ref block, (nuint)place) & Vector128.LoadUnsafe(ref halfMask, (nuint)(16 - length));
                    var tokens = WordTable.Find(ref words, word);
                    inBlock += tokens != 0 ? tokens : CountNewWord(tables, word, length);
                }
                else
                {
                    inBlock += CountLongWord(tables, ref Unsafe.Add(ref block, place), length);
                }
            }

            if (count + inBlock > limit)
            {
                break;
            }

            count += inBlock;
            at += last + found;
        }

        position = at;
        return count;
    }

    /// <summary>Counts the next cut of the text by the general rule.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CountStretch(TokenizerTables tables, ReadOnlySpan<byte> text, out int length)
    {
        var cutter = new Cutter(tables, text);
        cutter.Next();
        length = cutter.End;
        return cutter.Found >= 0 ? 1 : Stretch.Count(tables, cutter.Text);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CountNewWord(TokenizerTables tables, Vector128<byte> word, int length)
    {
        Span<byte> text = stackalloc byte[16];
        word.CopyTo(text);
        var count = Stretch.Count(tables, text[..length]);
        tables.Words.Add(word, count);
        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CountLongWord(TokenizerTables tables, ref byte start, int length)
    {
        var text = MemoryMarshal.CreateReadOnlySpan(ref start, length);
        if (length > LongWordTable.LongestWord)
        {
            return Stretch.Count(tables, text);
        }

        var word = Vector512.LoadUnsafe(ref start) & Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(Mask64), (nuint)(64 - length));
        var count = LongWordTable.Find(ref tables.LongWords.Entries.Start, word);
        if (count == 0)
        {
            count = Stretch.Count(tables, text);
            tables.LongWords.Add(word, count);
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(Vector512<byte> bytes, byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Between(Vector512<byte> bytes, byte first, byte count) =>
        Vector512.LessThan(bytes - Vector512.Create(first), Vector512.Create(count)).ExtractMostSignificantBits();

    /// <summary>As <see cref="Utf8Text.Character"/>, where four bytes can be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Character(ref byte block, int place)
    {
        var bytes = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref block, place));
        return bytes & Unsafe.Add(ref MemoryMarshal.GetReference(CharacterMasks), (bytes >> 4) & 15);
    }

    /// <summary>Whether 32 bits in a row are set.</summary>
    private static bool HasLongRun(ulong bits)
    {
        bits &= bits >> 1;
        bits &= bits >> 2;
        bits &= bits >> 4;
        bits &= bits >> 8;
        return (bits & (bits >> 16)) != 0;
    }

    /// <summary>Sixteen bytes of ones before as many of zeros: read so that the zeros are where no word is.</summary>
    private static ReadOnlySpan<byte> Mask16 =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static ReadOnlySpan<byte> Mask64 =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>By the upper half of a character's first byte, the bytes of a number that belong to it.</summary>
    private static ReadOnlySpan<uint> CharacterMasks =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFFFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF,
    ];
}
