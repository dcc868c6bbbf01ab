namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// Changes which lines are in which buckets, and finds those whose matches may be others now: they share a bucket with a line that is
/// or was at hand there.
/// </summary>
/// <param name="buckets">The buckets.</param>
/// <param name="lines">The order of the lines.</param>
internal sealed class BucketChanges(Buckets buckets, IDatasetLines lines)
{
    private readonly HashSet<int> _affected = [];

    // Buckets with more lines than are at hand, maybe: all lines have to be asked which of them are in it.
    private readonly Dictionary<(int Kind, uint Number), List<int>> _full = [];
    private readonly List<int> _members = [];

    /// <summary>Takes out a line, before its buckets are changed.</summary>
    public void Remove(int lineId)
    {
        for (var kind = 0; kind < buckets.Kinds; kind++)
        {
            if (buckets.IsAtHand(lineId, kind))
            {
                Touch(kind, buckets[lineId, kind]);
                buckets.Unlink(lineId, kind);
            }
        }

        _affected.Remove(lineId);
    }

    /// <summary>Puts a line into its buckets.</summary>
    public void Add(int lineId)
    {
        _affected.Add(lineId);
        for (var kind = 0; kind < buckets.Kinds; kind++)
        {
            var number = buckets[lineId, kind];
            buckets.Omit(lineId, kind);
            if (number == 0 || _full.ContainsKey((kind, number)))
            {
                continue;
            }

            if (buckets.Link(lineId, kind) <= Buckets.MostAtHand)
            {
                Touch(kind, number);
            }
            else if (IsBeforeAny(lineId, kind, number))
            {
                _full.TryAdd((kind, number), []);
            }
        }
    }

    /// <summary>Puts the first lines of full buckets at hand.</summary>
    /// <param name="examples">Lists all lines that are in any bucket, in order; asked only where it has to be.</param>
    /// <returns>The lines whose matches may be others now.</returns>
    public IReadOnlySet<int> Finish(Func<int[]> examples)
    {
        if (_full.Count > 0)
        {
            Fill(examples());
        }

        foreach (var ((kind, number), members) in _full)
        {
            _members.Clear();
            buckets.AddAtHand(kind, number, _members);
            foreach (var lineId in _members)
            {
                buckets.Unlink(lineId, kind);
            }

            foreach (var lineId in members.Take(Buckets.MostAtHand))
            {
                buckets.Link(lineId, kind);
            }

            _affected.UnionWith(members);
        }

        return _affected;
    }

    private void Touch(int kind, uint number)
    {
        _members.Clear();
        buckets.AddAtHand(kind, number, _members);
        _affected.UnionWith(_members);
        if (_members.Count == Buckets.MostAtHand)
        {
            _full.TryAdd((kind, number), []);
        }
    }

    private bool IsBeforeAny(int lineId, int kind, uint number)
    {
        _members.Clear();
        buckets.AddAtHand(kind, number, _members);
        return _members.Exists(member => lines.IndexOf(lineId) < lines.IndexOf(member));
    }

    private void Fill(int[] examples)
    {
        // Few numbers are looked for among many.
        var filters = new ulong[buckets.Kinds];
        foreach (var (kind, number) in _full.Keys)
        {
            filters[kind] |= 1UL << (int)(number & 63);
        }

        foreach (var lineId in examples)
        {
            for (var kind = 0; kind < filters.Length; kind++)
            {
                var number = buckets[lineId, kind];
                if ((filters[kind] >> (int)(number & 63) & 1) != 0 && _full.TryGetValue((kind, number), out var members))
                {
                    members.Add(lineId);
                }
            }
        }
    }
}
