using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Analysis;

/// <summary>How many findings there are of each rule and each severity.</summary>
internal sealed class FindingCounts
{
    private readonly Dictionary<Rule, int[]> _counts = [];

    /// <summary>The gravest severity that was counted; <see cref="Severity.Off"/> where there is none.</summary>
    public Severity Gravest
    {
        get
        {
            var gravest = Severity.Off;
            foreach (var counts in _counts.Values)
            {
                var first = (Severity)Array.FindIndex(counts, count => count > 0);
                gravest = first >= 0 && first < gravest ? first : gravest;
            }

            return gravest;
        }
    }

    /// <summary>Counts a finding.</summary>
    /// <param name="finding">Which.</param>
    /// <param name="step">1, or -1 where it is gone.</param>
    public void Add(Finding finding, int step)
    {
        if (!_counts.TryGetValue(finding.Rule, out var counts))
        {
            _counts.Add(finding.Rule, counts = new int[(int)Severity.Off + 1]);
        }

        counts[(int)finding.Severity] += step;
    }

    /// <summary>Counts several findings.</summary>
    /// <param name="findings">Which.</param>
    /// <param name="step">1, or -1 where they are gone.</param>
    public void Add(IEnumerable<Finding> findings, int step)
    {
        foreach (var finding in findings)
        {
            Add(finding, step);
        }
    }

    /// <summary>Adds what others have counted.</summary>
    public void Add(FindingCounts others)
    {
        foreach (var (rule, more) in others._counts)
        {
            if (!_counts.TryGetValue(rule, out var counts))
            {
                _counts.Add(rule, counts = new int[more.Length]);
            }

            for (var severity = 0; severity < more.Length; severity++)
            {
                counts[severity] += more[severity];
            }
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _counts.Clear();

    /// <summary>How many findings each rule has; rules without any, and those not asked for, are left out.</summary>
    public Dictionary<Rule, int> ByRule(Func<Rule, bool> filter)
    {
        var all = new Dictionary<Rule, int>();
        foreach (var (rule, counts) in _counts)
        {
            if (counts.Sum() is > 0 and var count && filter(rule))
            {
                all.Add(rule, count);
            }
        }

        return all;
    }

    /// <summary>How many findings are of a severity, of the rules asked for.</summary>
    public int Of(Severity severity, Func<Rule, bool> filter)
    {
        var sum = 0;
        foreach (var (rule, counts) in _counts)
        {
            sum += counts[(int)severity] > 0 && filter(rule) ? counts[(int)severity] : 0;
        }

        return sum;
    }
}
