using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Configuration;

/// <summary>What holds for one file, after all configuration was laid over each other.</summary>
/// <param name="Model">The model to be tuned, as the catalogue names it.</param>
/// <param name="Rules">Which rules run, and how grave they are.</param>
public sealed record AnalysisSettings(string Model, RuleSettings Rules)
{
    /// <summary>The model that is meant where nobody names one.</summary>
    public const string DefaultModel = "gemini-3.5-flash";

    /// <summary>What holds where nothing is configured.</summary>
    public static AnalysisSettings Default { get; } = new(DefaultModel, RuleSettings.Default);
}
