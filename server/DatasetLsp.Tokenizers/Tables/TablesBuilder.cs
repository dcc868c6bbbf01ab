using System.Text;
using System.Text.Unicode;
using DatasetLsp.Tokenizers.Vocabularies;

namespace DatasetLsp.Tokenizers.Tables;

/// <summary>Builds the tables of a vocabulary. Takes about a second for a quarter of a million pieces.</summary>
internal static class TablesBuilder
{
    /// <exception cref="UnsupportedVocabularyException">The vocabulary cannot be counted with exactly.</exception>
    public static TokenizerTables Build(Vocabulary vocabulary)
    {
        var pieces = vocabulary.Pieces;
        var byteIds = new int[256];
        Array.Fill(byteIds, -1);
        var normal = new List<int>();
        var found = new List<int>();
        var texts = new HashSet<string>();
        for (var id = 0; id < pieces.Length; id++)
        {
            var (text, kind, _) = pieces[id];
            if (kind == PieceKind.Byte)
            {
                byteIds[text[0]] = id;
            }
            else if (kind != PieceKind.Control)
            {
                Require(
                    text.Length is > 0 and <= Vocabulary.LongestPiece && !text.Contains((byte)0),
                    $"piece {id} is empty, longer than {Vocabulary.LongestPiece} bytes, or has a character U+0000");
                Require(Utf8.IsValid(text), $"piece {id} is no valid UTF-8");
                Require(texts.Add(Encoding.Latin1.GetString(text)), $"piece {id} has the text of another one");
                (kind == PieceKind.Normal ? normal : found).Add(id);
            }
        }

        Require(pieces.Length <= Vocabulary.MostPieces, $"it has more than {Vocabulary.MostPieces} pieces");
        Require(!byteIds.Contains(-1), "it lacks pieces for some bytes");
        Require(normal.Exists(id => pieces[id].Text is [(byte)' ']), "it has no piece for a single space");
        var bigrams = new BigramFilter();
        var symbols = BuildSymbols(vocabulary, normal, bigrams);
        var foundTexts = found.Select(id => pieces[id].Text).ToArray();
        return new TokenizerTables(
            pieces.Length,
            byteIds,
            symbols.Symbols,
            symbols.Pairs,
            symbols.Trie,
            bigrams,
            Trie.Of(foundTexts),
            [.. found],
            GemmaShape.IsThatOf([.. normal.Select(id => pieces[id].Text)], foundTexts));
    }

    private static SymbolsBuilder BuildSymbols(Vocabulary vocabulary, List<int> normal, BigramFilter bigrams)
    {
        var characters = new Dictionary<uint, (byte[] Text, int Id)>();
        var merged = new List<int>();
        foreach (var id in normal)
        {
            var text = vocabulary.Pieces[id].Text;
            uint before = 0;
            for (int at = 0, length; at < text.Length; at += length)
            {
                length = Utf8Text.LengthOf(text[at]);
                var character = Utf8Text.Character(text.AsSpan(at, length));
                if (length == text.Length)
                {
                    characters[character] = (text, id);
                }
                else
                {
                    characters.TryAdd(character, (text[at..(at + length)], -1));
                }

                if (at > 0)
                {
                    bigrams.Add(before, character);
                }

                before = character;
            }

            if (Utf8Text.LengthOf(text[0]) < text.Length)
            {
                merged.Add(id);
            }
        }

        merged.Sort((left, right) => vocabulary.Pieces[left].Rank.CompareTo(vocabulary.Pieces[right].Rank));
        var result = new SymbolsBuilder(characters.Values, [.. merged.Select(id => (vocabulary.Pieces[id].Text, id))]);
        Require(
            vocabulary.Merges is null || vocabulary.Merges == result.Ways,
            "its merges are not all those, and only those, that make one of its pieces, as SentencePiece's are");
        if (result.Unmade.Count == 0)
        {
            return result;
        }

        var order = result.Reordered();
        Require(order is not null, "its pieces are made in an order that cannot be counted with fast");
        result = new SymbolsBuilder(characters.Values, order!);
        Require(result.Unmade.Count == 0, "its pieces are made in an order that cannot be counted with fast");
        return result;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new UnsupportedVocabularyException($"This vocabulary cannot be used: {otherwise}.");
        }
    }
}
