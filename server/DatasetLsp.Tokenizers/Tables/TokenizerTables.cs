namespace DatasetLsp.Tokenizers.Tables;

/// <summary>All that counting needs of a vocabulary, and what it has learned from texts.</summary>
/// <param name="VocabularySize">How many ids there are.</param>
/// <param name="ByteIds">The id of each byte's own token.</param>
/// <param name="Symbols">What merging deals in.</param>
/// <param name="Pairs">What two symbols merge into.</param>
/// <param name="SymbolTrie">Finds symbols in a text, by their number.</param>
/// <param name="Bigrams">Where the text can be cut.</param>
/// <param name="FoundTrie">Finds the pieces that are taken from the text as it stands.</param>
/// <param name="FoundIds">The ids of these, by their number in the trie.</param>
/// <param name="HasGemmaShape">Whether <see cref="Counting.BlockCounter"/> cuts texts rightly for this vocabulary.</param>
internal sealed record TokenizerTables(
    int VocabularySize,
    int[] ByteIds,
    Symbols Symbols,
    PairTable Pairs,
    Trie SymbolTrie,
    BigramFilter Bigrams,
    Trie FoundTrie,
    int[] FoundIds,
    bool HasGemmaShape)
{
    /// <summary>Token counts of words of up to 15 bytes.</summary>
    public WordTable Words { get; } = new();

    /// <summary>Token counts of words of 16 to 63 bytes.</summary>
    public LongWordTable LongWords { get; } = new();

    /// <summary>How the pieces of <see cref="FoundTrie"/> begin.</summary>
    public FoundStarts FoundStarts { get; } = new(FoundTrie);
}
