using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Server.Session;

/// <summary>The findings that the editor gets.</summary>
/// <param name="Findings">In order of place.</param>
/// <param name="Totals">How many there are of each severity in the whole file; severities without any are left out.</param>
internal sealed record ShownFindings(IReadOnlyList<LocatedFinding> Findings, IReadOnlyDictionary<Severity, int> Totals)
{
    /// <summary>Nothing was found.</summary>
    public static ShownFindings None { get; } = new([], new Dictionary<Severity, int>());

    /// <summary>How many of each severity the editor does not get; severities without any are left out.</summary>
    public IReadOnlyDictionary<Severity, int> Hidden { get; } = Totals
        .Select(total => KeyValuePair.Create(total.Key, total.Value - Findings.Count(found => found.Finding.Severity == total.Key)))
        .Where(count => count.Value > 0)
        .ToDictionary();
}
