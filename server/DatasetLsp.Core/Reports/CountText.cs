using System.Globalization;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Reports;

/// <summary>Numbers as people write them.</summary>
public static class CountText
{
    /// <summary>A number and what it counts: <c>1 file</c>, <c>1,204 files</c>.</summary>
    public static string Of(int count, string one, string? many = null) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>How often each rule found something, most often first: <c>12 invalid-json, 1 role-order</c>.</summary>
    public static string ByRule(IEnumerable<KeyValuePair<Rule, int>> counts) => string.Join(
        ", ",
        counts.Where(count => count.Value > 0)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key.Id, StringComparer.Ordinal)
            .Select(count => $"{count.Value.ToString("N0", CultureInfo.InvariantCulture)} {count.Key.Id}"));
}
