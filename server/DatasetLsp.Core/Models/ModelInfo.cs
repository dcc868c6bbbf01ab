namespace DatasetLsp.Core.Models;

/// <summary>What is known of a model that can be tuned, or once could. Null where no source says it.</summary>
/// <param name="Id">The name that settings and the service use.</param>
/// <param name="Name">The name that people use.</param>
/// <param name="Aliases">Other ids for it.</param>
/// <param name="IsDefault">Whether it is meant where nobody names a model; true of one model only.</param>
/// <param name="Tokenizer">The vocabulary its tokens are counted with.</param>
/// <param name="Limits">What the service takes.</param>
/// <param name="MinimumExamples">Fewest examples that a job should have.</param>
/// <param name="StartingExamples">How many examples to start with.</param>
/// <param name="AdapterSizes">The adapter sizes that may be asked for.</param>
/// <param name="TuningRegions">Where it can be tuned.</param>
/// <param name="ServingRegions">Where the tuned model can be served.</param>
/// <param name="TrainingPricePerMillionTokens">US$ for a million training tokens.</param>
/// <param name="Retirement">The first day on which it may be gone.</param>
/// <param name="Successor">Id of the nearest model that can be tuned instead; a choice of this catalogue.</param>
public sealed record ModelInfo(
    string Id,
    string Name,
    IReadOnlyList<string> Aliases,
    bool IsDefault,
    Fact<string>? Tokenizer,
    ModelLimits Limits,
    Fact<long>? MinimumExamples,
    Fact<long>? StartingExamples,
    Fact<IReadOnlyList<int>>? AdapterSizes,
    Fact<IReadOnlyList<string>>? TuningRegions,
    Fact<IReadOnlyList<string>>? ServingRegions,
    Fact<double>? TrainingPricePerMillionTokens,
    Fact<DateOnly>? Retirement,
    string? Successor);
