using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Configuration;

/// <summary>What a team sets for some of its files.</summary>
/// <param name="Files">Globs, relative to the configuration's folder; such as <see cref="GlobMatching"/> takes.</param>
/// <param name="Rules">Severities by rule id.</param>
public sealed record DatasetSection(IReadOnlyList<string> Files, IReadOnlyDictionary<string, Severity> Rules)
{
    /// <summary>Options of rules, as <see cref="RuleSettings.OptionKey"/> names them.</summary>
    public IReadOnlyDictionary<string, double> Options { get; init; } = new Dictionary<string, double>();
}
