using DatasetLsp.Core.Index;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Rules;

/// <summary>What a <see cref="DatasetRule"/> may look at.</summary>
/// <param name="Index">What is known of the lines.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Settings">Which rules are on, and their options.</param>
/// <param name="Model">The model to be tuned; null where the catalogue does not know it.</param>
/// <param name="Today">The day it is; null where nobody says.</param>
/// <param name="FileName">The file's name without its folder; null where it has none.</param>
public sealed record DatasetContext(
    DatasetIndex Index, IDatasetLines Lines, RuleSettings Settings, ModelInfo? Model, DateOnly? Today, string? FileName)
{
    /// <summary>Whether tokens are counted with the model's own vocabulary.</summary>
    public bool CountsExactly { get; init; }
}
