namespace DatasetLsp.Tokenizers.Tables;

/// <summary>Merging as SentencePiece defines it, one merge after the other. Slow; asks what becomes of a single piece.</summary>
internal static class Merging
{
    /// <summary>The two symbols that the text is made of in the end, or null where it does not become one symbol.</summary>
    public static (int Left, int Right)? LastMerge(ReadOnlySpan<byte> text, Symbols symbols, PairTable pairs, Trie trie)
    {
        var parts = new List<int>();
        for (var at = 0; at < text.Length; at += symbols.Lengths[parts[^1]])
        {
            parts.Add(trie.LongestMatch(text.Slice(at, Utf8Text.LengthOf(text[at]))));
        }

        while (true)
        {
            var (best, place) = (int.MaxValue, -1);
            for (var at = 0; at + 1 < parts.Count; at++)
            {
                if (pairs.Find(parts[at], parts[at + 1]) is >= 0 and var made && made < best)
                {
                    (best, place) = (made, at);
                }
            }

            if (place < 0)
            {
                return null;
            }

            if (parts.Count == 2)
            {
                return (parts[0], parts[1]);
            }

            parts[place] = best;
            parts.RemoveAt(place + 1);
        }
    }
}
