namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// For each line the pairs of words of what is asked: first those that its job's examples have in common, then its own, each in
/// order. 16 bytes a line and 4 a pair. Several threads may use the sets of different lines; one at a time adds and removes.
/// </summary>
internal sealed class PairSets
{
    private const int ChunkBits = 16;
    private const int ChunkLength = 1 << ChunkBits;

    // Before the pairs: how many, how many of them common, and a number for all.
    private const int HeadLength = 3;

    // Waste that is not worth moving what is left.
    private const int MostWaste = 1 << 20;

    private readonly LineColumn<uint> _places = new();
    private readonly LineColumn<uint> _media = new();
    private List<uint[]> _chunks = [];

    // Place 0 means none.
    private int _used = 1;
    private long _live;
    private long _waste;

    /// <summary>How many lines have a set.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a line has a set.</summary>
    public bool Contains(int lineId) => _places[lineId] != 0;

    /// <summary>All pairs of a line, the common ones first.</summary>
    public Span<uint> All(int lineId)
    {
        var (chunk, at) = Find(lineId);
        return chunk.AsSpan(at + HeadLength, (int)chunk[at]);
    }

    /// <summary>All pairs of a line, cut where its own begin.</summary>
    public void Get(int lineId, out ReadOnlySpan<uint> common, out ReadOnlySpan<uint> own)
    {
        var (chunk, at) = Find(lineId);
        var (count, commonCount) = ((int)chunk[at], (int)chunk[at + 1]);
        common = chunk.AsSpan(at + HeadLength, commonCount);
        own = chunk.AsSpan(at + HeadLength + commonCount, count - commonCount);
    }

    /// <summary>A number that is equal for equal sets of lines with the same media.</summary>
    public uint NumberOf(int lineId)
    {
        var (chunk, at) = Find(lineId);
        return chunk[at + 2];
    }

    /// <summary>A number for the media of a line; 0 for none.</summary>
    public uint MediaOf(int lineId) => _media[lineId];

    /// <summary>How many pairs a line has.</summary>
    public int CountOf(int lineId)
    {
        var (chunk, at) = Find(lineId);
        return (int)chunk[at];
    }

    /// <summary>Sets how many of a line's pairs are common, once they were put in front.</summary>
    public void SetCommon(int lineId, int count)
    {
        var (chunk, at) = Find(lineId);
        chunk[at + 1] = (uint)count;
    }

    /// <summary>Adds the set of a line that has none.</summary>
    public void Add(int lineId, ReadOnlySpan<uint> pairs, uint media)
    {
        var length = pairs.Length + HeadLength;
        if (_chunks.Count == 0 || _used + length > _chunks[^1].Length)
        {
            _used = _chunks.Count == 0 ? 1 : 0;
            _chunks.Add(GC.AllocateUninitializedArray<uint>(Math.Max(ChunkLength, _used + length)));
        }

        var chunk = _chunks[^1];
        chunk[_used] = (uint)pairs.Length;
        chunk[_used + 1] = 0;
        chunk[_used + 2] = MinHashing.Mix(pairs, media);
        pairs.CopyTo(chunk.AsSpan(_used + HeadLength));
        _places[lineId] = ((uint)(_chunks.Count - 1) << ChunkBits) | (uint)_used;
        _media[lineId] = media;

        // What is longer has a chunk of its own.
        _used = length >= ChunkLength ? chunk.Length : _used + length;
        _live += length;
        Count++;
    }

    /// <summary>Removes the set of a line that has one.</summary>
    public void Remove(int lineId)
    {
        var length = CountOf(lineId) + HeadLength;
        _places[lineId] = 0;
        _media[lineId] = 0;
        _live -= length;
        _waste += length;
        Count--;
    }

    /// <summary>Whether removed sets take much.</summary>
    public bool IsWasteful => _waste > Math.Max(MostWaste, _live);

    /// <summary>Gives back what removed sets took.</summary>
    /// <param name="lineIds">All lines.</param>
    public void Tidy(IEnumerable<int> lineIds)
    {
        var old = _chunks;
        (_chunks, _used, _live, _waste, Count) = ([], 1, 0, 0, 0);
        foreach (var lineId in lineIds)
        {
            if (_places[lineId] is not 0 and var place)
            {
                var (chunk, at) = (old[(int)(place >> ChunkBits)], (int)(place & (ChunkLength - 1)));
                var common = chunk[at + 1];
                Add(lineId, chunk.AsSpan(at + HeadLength, (int)chunk[at]), _media[lineId]);
                SetCommon(lineId, (int)common);
            }
        }
    }

    private (uint[] Chunk, int At) Find(int lineId)
    {
        var place = _places[lineId];
        return (_chunks[(int)(place >> ChunkBits)], (int)(place & (ChunkLength - 1)));
    }
}
