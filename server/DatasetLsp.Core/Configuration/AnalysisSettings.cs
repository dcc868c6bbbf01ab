using DatasetLsp.Core.Models;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Configuration;

/// <summary>What holds for one file, after all configuration was laid over each other.</summary>
/// <param name="Model">The model to be tuned, as the catalogue names it.</param>
/// <param name="Rules">Which rules run, and how grave they are.</param>
public sealed record AnalysisSettings(string Model, RuleSettings Rules)
{
    /// <summary>The model that is meant where nobody names one: the catalogue's own default.</summary>
    public static string DefaultModel => ModelCatalogue.Default.Id;

    /// <summary>What holds where nothing is configured.</summary>
    public static AnalysisSettings Default { get; } = new(DefaultModel, RuleSettings.Default);

    /// <summary>What the catalogue says of the model; null where it has none of that name.</summary>
    public ModelInfo? ModelInfo { get; init; } = ModelCatalogue.Find(Model);

    /// <summary>How often a job is to go through the data; null where the service is to choose.</summary>
    public int? Epochs { get; init; }

    /// <summary>How tokens are counted; null where they are not.</summary>
    public TokenCounter? Tokens { get; init; } = TokenCounter.For(ModelCatalogue.Find(Model));

    /// <summary>The file's name without its folder, from which some rules guess what it is for; null where it has none.</summary>
    public string? FileName { get; init; }

    /// <summary>The day it is, for rules about dates; they are silent where it is null. The engine reads no clock.</summary>
    public DateOnly? Today { get; init; }
}
