namespace DatasetLsp.Core.Index;

/// <summary>Lines by a number that equal ones share. Those that share theirs with none take little room.</summary>
internal sealed class LineGroups
{
    private readonly Dictionary<Digest, int> _single = [];
    private readonly Dictionary<Digest, HashSet<int>> _shared = [];

    /// <summary>Sets of two and more lines with the same number.</summary>
    public IReadOnlyCollection<IReadOnlySet<int>> Shared => _shared.Values;

    /// <summary>Takes in a line that is not there.</summary>
    public void Add(Digest number, int lineId)
    {
        if (_shared.TryGetValue(number, out var lines))
        {
            lines.Add(lineId);
        }
        else if (_single.Remove(number, out var other))
        {
            _shared.Add(number, [other, lineId]);
        }
        else
        {
            _single.Add(number, lineId);
        }
    }

    /// <summary>Forgets a line that is there.</summary>
    public void Remove(Digest number, int lineId)
    {
        if (!_shared.TryGetValue(number, out var lines))
        {
            _single.Remove(number);
            return;
        }

        lines.Remove(lineId);
        if (lines.Count == 1)
        {
            _shared.Remove(number);
            _single.Add(number, lines.First());
        }
    }
}
