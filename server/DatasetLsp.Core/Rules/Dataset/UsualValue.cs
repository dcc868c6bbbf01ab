using System.Runtime.InteropServices;
using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>
/// The value that at least three in four of some lines have, and what is known of the others. A value that more than one in ten lines have,
/// and at least five, is no slip: the file is made of several things.
/// </summary>
internal sealed class UsualValue
{
    private const int FewestLines = 4;
    private const double Majority = 0.75;
    private const double OwnShare = 0.1;
    private const int FewestOwn = 5;

    // Where there are more, they are different on purpose.
    private const int MostOthers = 1000;

    private readonly Dictionary<ulong, int> _others = [];

    private UsualValue(ulong value) => Value = value;

    /// <summary>The value.</summary>
    public ulong Value { get; }

    /// <summary>How many lines have it.</summary>
    public int Count { get; private set; }

    /// <summary>How many lines there are.</summary>
    public int Total { get; private set; }

    /// <summary>The first line that has it.</summary>
    public int First { get; private set; } = -1;

    /// <summary>Finds it; null where there is none, and where all lines have it.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="valueOf">The value of a line; null for lines that have none.</param>
    public static UsualValue? Of(IDatasetLines lines, Func<int, ulong?> valueOf)
    {
        // Boyer and Moore's vote: what more than half have is left over.
        var (candidate, lead, isMixed) = (0UL, 0, false);
        foreach (var lineId in lines.Ids)
        {
            if (valueOf(lineId) is { } value)
            {
                isMixed |= lead > 0 && value != candidate;
                (candidate, lead) = lead == 0 ? (value, 1) : (candidate, value == candidate ? lead + 1 : lead - 1);
            }
        }

        if (!isMixed)
        {
            return null;
        }

        var usual = new UsualValue(candidate);
        foreach (var lineId in lines.Ids)
        {
            if (valueOf(lineId) is { } value)
            {
                usual.Add(lineId, value);
            }
        }

        return usual.Total >= FewestLines && usual.Count >= Majority * usual.Total ? usual : null;
    }

    /// <summary>Whether so many lines have another value that it is one of the file's own.</summary>
    public bool IsOwn(ulong other) => _others.Count > MostOthers || (CountOf(other) is >= FewestOwn and var count && count > OwnShare * Total);

    /// <summary>How many lines have another value.</summary>
    public int CountOf(ulong other) => _others.GetValueOrDefault(other);

    /// <summary>How many have it, in words: <c>9 of 10 examples</c>.</summary>
    public override string ToString() => $"{Count} of {Total} examples";

    private void Add(int lineId, ulong value)
    {
        Total++;
        if (value == Value)
        {
            Count++;
            First = First < 0 ? lineId : First;
        }
        else if (_others.Count <= MostOthers)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_others, value, out _)++;
        }
    }
}
