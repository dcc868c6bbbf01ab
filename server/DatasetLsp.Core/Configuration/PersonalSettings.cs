using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Configuration;

/// <summary>What a person set for themselves; it overrides the team's configuration.</summary>
/// <param name="Model">The model, where the person names one.</param>
/// <param name="Rules">Severities by rule id.</param>
public sealed record PersonalSettings(string? Model, IReadOnlyDictionary<string, Severity> Rules)
{
    /// <summary>Options of rules, as <see cref="RuleSettings.OptionKey"/> names them.</summary>
    public IReadOnlyDictionary<string, double> Options { get; init; } = new Dictionary<string, double>();

    /// <summary>Nothing set.</summary>
    public static PersonalSettings None { get; } = new(null, new Dictionary<string, Severity>());
}
