using System.Numerics;

namespace DatasetLsp.Core.Index.Near;

/// <summary>The examples of one job that are counted to see what all of them have in common.</summary>
/// <param name="number">The job's number.</param>
internal sealed class JobSample(uint number)
{
    // Counted of one job, at the most.
    private const int MostPairs = 1 << 17;
    private const int MostHalvings = 32;

    // What more than half of them share, and what one in twenty shares: a file may have several templates.
    private const int FewestOfMost = 5;
    private const int FewestOfSome = 20;
    private const int SomeOf = 20;

    // How many pairs examples have by how many zeros their numbers begin with: each step halves the sample.
    private readonly long[] _pairs = new long[MostHalvings + 1];
    private readonly HashSet<int> _lineIds = [];
    private int _halvings = -1;

    /// <summary>What is known of the job.</summary>
    public Job Job { get; private set; } = new(number, CommonPairs.None);

    /// <summary>Whether others should be in the sample now.</summary>
    public bool IsStale => _halvings != Halvings();

    /// <summary>Takes note of an example's size, before the sample is taken.</summary>
    public void Count(uint example, int pairs) => _pairs[BitOperations.LeadingZeroCount(example)] += pairs;

    /// <summary>Takes an example into the sample if it belongs there, once the sizes of all are known.</summary>
    public void Take(int lineId, uint example)
    {
        if (_halvings < 0)
        {
            _halvings = Halvings();
        }

        if (IsSampled(example))
        {
            _lineIds.Add(lineId);
        }
    }

    /// <summary>Adds an example.</summary>
    /// <returns>Whether it is in the sample.</returns>
    public bool Add(int lineId, uint example, int pairs)
    {
        Count(example, pairs);
        return IsSampled(example) && _lineIds.Add(lineId);
    }

    /// <summary>Removes an example.</summary>
    /// <returns>Whether it was in the sample.</returns>
    public bool Remove(int lineId, uint example, int pairs)
    {
        Count(example, -pairs);
        return _lineIds.Remove(lineId);
    }

    /// <summary>Counts the sample.</summary>
    /// <returns>Whether it has other pairs in common than when it was last counted.</returns>
    public bool Recount(PairSets sets)
    {
        var common = Common(sets);
        if (common.IsSameAs(Job.Common))
        {
            return false;
        }

        Job = Job with { Common = common };
        return true;
    }

    private bool IsSampled(uint example) => BitOperations.LeadingZeroCount(example) >= _halvings;

    private int Halvings()
    {
        var (left, halvings) = (_pairs.Sum(), 0);
        while (left > MostPairs && halvings < MostHalvings)
        {
            left -= _pairs[halvings++];
        }

        return halvings;
    }

    private CommonPairs Common(PairSets sets)
    {
        // Equal examples say it once.
        var numbers = new HashSet<uint>();
        var lineIds = _lineIds.Where(lineId => numbers.Add(sets.NumberOf(lineId))).ToList();
        var some = Math.Max(FewestOfSome, (lineIds.Count + SomeOf - 1) / SomeOf);
        var least = Math.Min(some, Math.Max(FewestOfMost, (lineIds.Count / 2) + 1));
        if (lineIds.Count < least)
        {
            return CommonPairs.None;
        }

        using var counts = new PairCounts(lineIds.Sum(sets.CountOf));
        foreach (var lineId in lineIds)
        {
            foreach (var pair in sets.All(lineId))
            {
                counts.Add(pair);
            }
        }

        return counts.SeenAtLeast(least) is { Count: > 0 } common ? new CommonPairs(common) : CommonPairs.None;
    }
}
