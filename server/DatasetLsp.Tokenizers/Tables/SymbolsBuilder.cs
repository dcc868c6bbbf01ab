namespace DatasetLsp.Tokenizers.Tables;

/// <summary>Finds out of which two others each symbol is made.</summary>
internal sealed class SymbolsBuilder
{
    private readonly int _characters;
    private readonly int[] _lefts;
    private readonly int[] _rights;

    /// <param name="characters">Single characters, and the ids of those that are pieces; -1 of the others.</param>
    /// <param name="merged">The other pieces and their ids, in the order in which they are made.</param>
    public SymbolsBuilder(IReadOnlyCollection<(byte[] Text, int Id)> characters, IReadOnlyCollection<(byte[] Text, int Id)> merged)
    {
        _characters = characters.Count;
        Texts = [.. characters.Concat(merged).Select(symbol => symbol.Text)];
        Trie = Trie.Of(Texts);
        var splits = Splits();
        Ways = splits.Count;
        Pairs = PairTable.WithRoomFor(splits.Count);
        foreach (var (left, right, made) in splits)
        {
            Pairs.Add(left, right, made);
        }

        (_lefts, _rights) = (Enumerable.Range(0, Texts.Length).ToArray(), Enumerable.Range(0, Texts.Length).ToArray());
        Symbols = new Symbols(
            [.. characters.Concat(merged).Select(symbol => symbol.Id)],
            [.. Texts.Select(text => (byte)text.Length)],
            [.. Texts.Select(Prefix)],
            _lefts,
            _rights);
        var unmade = Enumerable.Range(_characters, Texts.Length - _characters).ToHashSet();
        foreach (var (left, right, made) in splits)
        {
            // In the order of what is made, so all before this one are known.
            if (left < made && right < made && unmade.Contains(made) && !unmade.Contains(left) && !unmade.Contains(right)
                && Symbols.CanStandSideBySide(Pairs, left, right, made))
            {
                (_lefts[made], _rights[made]) = (left, right);
                unmade.Remove(made);
            }
        }

        Unmade = [.. unmade.Order()];
    }

    /// <summary>By symbol.</summary>
    public byte[][] Texts { get; }

    /// <summary>Finds symbols in texts.</summary>
    public Trie Trie { get; }

    public Symbols Symbols { get; }

    public PairTable Pairs { get; }

    /// <summary>In how many ways two symbols make a third.</summary>
    public int Ways { get; }

    /// <summary>Symbols that are not made of symbols before them.</summary>
    public IReadOnlyList<int> Unmade { get; }

    /// <summary>
    /// The pieces in an order in which each is made of those before it, and without those that are never made. Null where there is no such order.
    /// </summary>
    /// <remarks>
    /// Some pieces are made of a piece that comes after them, as Gemma 3's " ======" of " =====". They are made at once where that one is made,
    /// since nothing else that could be made then comes before them; so their place is after it. It would not be the same where the other
    /// part, to the right, could become the beginning of the same piece once more.
    /// </remarks>
    public List<(byte[] Text, int Id)>? Reordered()
    {
        var after = new Dictionary<int, int>();
        var dropped = new HashSet<int>();
        foreach (var piece in Unmade)
        {
            if (Merging.LastMerge(Texts[piece], Symbols, Pairs, Trie) is not var (left, right))
            {
                dropped.Add(piece);
            }
            else if (Math.Max(left, right) > piece)
            {
                var late = Math.Max(left, right);
                if (Math.Min(left, right) > piece || Unmade.Contains(late) || (late == left && BeginsWithPart(late, right)) || !after.TryAdd(late, piece))
                {
                    return null;
                }
            }
        }

        var moved = after.Values.ToHashSet();
        var result = new List<(byte[] Text, int Id)>();
        for (var symbol = _characters; symbol < Texts.Length; symbol++)
        {
            if (dropped.Contains(symbol) || moved.Contains(symbol))
            {
                continue;
            }

            result.Add((Texts[symbol], Symbols.Ids[symbol]));
            if (after.TryGetValue(symbol, out var next))
            {
                result.Add((Texts[next], Symbols.Ids[next]));
            }
        }

        return result;
    }

    private bool BeginsWithPart(int symbol, int part) => Texts[symbol].AsSpan().StartsWith(Texts[part]);

    /// <summary>Every way to make a piece of two symbols, in the order of what is made.</summary>
    private List<(int Left, int Right, int Made)> Splits()
    {
        var splits = new List<(int Left, int Right, int Made)>(Texts.Length * 2);
        for (var made = _characters; made < Texts.Length; made++)
        {
            foreach (var (left, length) in Trie.Matches(Texts[made]))
            {
                if (length < Texts[made].Length && Trie.Match(Texts[made].AsSpan(length)) is >= 0 and var right)
                {
                    splits.Add((left, right, made));
                }
            }
        }

        return splits;
    }

    private int Prefix(byte[] text) => Trie.Matches(text).Where(match => match.Length < text.Length).Select(match => match.Key).LastOrDefault(-1);
}
