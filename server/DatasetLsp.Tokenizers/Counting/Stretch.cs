using System.Buffers;
using DatasetLsp.Tokenizers.Tables;

namespace DatasetLsp.Tokenizers.Counting;

/// <summary>
/// Merges one stretch of text. Goes from left to right and takes the longest symbol that can stand beside the one before; where none can,
/// goes back. A place that was gone back from is never tried again, so this takes time in proportion to the length.
/// </summary>
internal static class Stretch
{
    private const int OnStack = 63;

    /// <summary>How many tokens a stretch becomes.</summary>
    public static int Count(TokenizerTables tables, ReadOnlySpan<byte> text)
    {
        // Most words that are new are pieces.
        var first = tables.SymbolTrie.LongestMatch(text, out var length);
        if (length == text.Length && tables.Symbols.Ids[first] >= 0)
        {
            return 1;
        }

        if (text.Length <= OnStack)
        {
            return Count(tables, text, first, stackalloc int[OnStack], stackalloc ulong[1]);
        }

        var symbols = ArrayPool<int>.Shared.Rent(text.Length);
        var closed = ArrayPool<ulong>.Shared.Rent((text.Length / 64) + 1);
        var count = Count(tables, text, first, symbols, closed);
        ArrayPool<ulong>.Shared.Return(closed);
        ArrayPool<int>.Shared.Return(symbols);
        return count;
    }

    /// <summary>Adds the tokens that a stretch becomes.</summary>
    /// <param name="tables">The vocabulary.</param>
    /// <param name="text">The stretch.</param>
    /// <param name="start">Where it begins in the whole text, in bytes.</param>
    /// <param name="tokens">Where to add them.</param>
    public static void Encode(TokenizerTables tables, ReadOnlySpan<byte> text, int start, List<Token> tokens)
    {
        var symbols = ArrayPool<int>.Shared.Rent(text.Length);
        var closed = ArrayPool<ulong>.Shared.Rent((text.Length / 64) + 1);
        var at = 0;
        foreach (var symbol in symbols.AsSpan(0, Split(tables, text, tables.SymbolTrie.LongestMatch(text), symbols, closed)))
        {
            var id = symbol < 0 ? -1 : tables.Symbols.Ids[symbol];
            var end = at + (symbol < 0 ? ~symbol : tables.Symbols.Lengths[symbol]);
            if (id >= 0)
            {
                tokens.Add(new Token(id, start + at));
            }
            else
            {
                for (var place = at; place < end; place++)
                {
                    tokens.Add(new Token(tables.ByteIds[text[place]], start + place));
                }
            }

            at = end;
        }

        ArrayPool<ulong>.Shared.Return(closed);
        ArrayPool<int>.Shared.Return(symbols);
    }

    private static int Count(TokenizerTables tables, ReadOnlySpan<byte> text, int first, Span<int> symbols, Span<ulong> closed)
    {
        var ids = tables.Symbols.Ids;
        var count = 0;
        foreach (var symbol in symbols[..Split(tables, text, first, symbols, closed)])
        {
            count += symbol < 0 ? ~symbol : ids[symbol] >= 0 ? 1 : tables.Symbols.Lengths[symbol];
        }

        return count;
    }

    /// <summary>
    /// The symbols of a stretch, of which the longest that it begins with is known; a character that is none is the complement of its length
    /// in bytes.
    /// </summary>
    private static int Split(TokenizerTables tables, ReadOnlySpan<byte> text, int next, Span<int> symbols, Span<ulong> closed)
    {
        closed[..((text.Length / 64) + 1)].Clear();
        var (table, pairs, trie) = (tables.Symbols, tables.Pairs, tables.SymbolTrie);
        var (lengths, prefixes) = (table.Lengths, table.Prefixes);
        // Symbols before the floor stay: nothing merges with a character that is no symbol.
        var (at, count, floor) = (0, 0, 0);
        while (at < text.Length)
        {
            if (next < 0)
            {
                var length = Utf8Text.LengthOf(text[at]);
                symbols[count++] = ~length;
                at += length;
                floor = count;
                next = trie.LongestMatch(text[at..]);
                continue;
            }

            var last = count > floor ? symbols[count - 1] : -1;
            while (next >= 0)
            {
                var end = at + lengths[next];
                if ((closed[end >> 6] >> end & 1) == 0 && (last < 0 || table.CanStandSideBySide(pairs, last, next)))
                {
                    break;
                }

                next = prefixes[next];
            }

            if (next >= 0)
            {
                symbols[count++] = next;
                at += lengths[next];
                next = trie.LongestMatch(text[at..]);
            }
            else
            {
                closed[at >> 6] |= 1UL << at;
                count--;
                at -= lengths[last];
                next = last;
            }
        }

        return count;
    }
}
