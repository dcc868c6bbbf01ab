using DatasetLsp.Tokenizers;

namespace DatasetLsp.Core.Models;

/// <summary>What is known of a model. Null where no source says it.</summary>
public sealed record ModelInfo
{
    /// <summary>The name that settings and, unless there is a <see cref="ResourceName"/>, the service use.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people use.</summary>
    public required string Name { get; init; }

    /// <summary>How it is tuned.</summary>
    public required ModelKind Kind { get; init; }

    /// <summary>The name that the service wants in a request where it is not the id: <c>google/gemma3@gemma-3-1b-it</c>.</summary>
    public string? ResourceName { get; init; }

    /// <summary>Other names for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it is meant where nobody names a model; true of one model only.</summary>
    public bool IsDefault => Id == ModelCatalogue.DefaultId;

    /// <summary>Why no dataset of text tunes it: a sentence without its subject. Null of models that can be chosen.</summary>
    public Fact<string>? Unsuitable { get; init; }

    /// <summary>The vocabulary its tokens are counted with.</summary>
    public Fact<string>? Tokenizer { get; init; }

    /// <summary>Billed tokens for a character of the dataset, where somebody measured it.</summary>
    public Fact<double>? TokensPerCharacter { get; init; }

    /// <summary>The formats that the service takes, by the names that reports use.</summary>
    public Fact<IReadOnlyList<string>>? Formats { get; init; }

    /// <summary>What examples may hold: <c>text</c>, <c>image</c>, <c>audio</c>, <c>video</c>, <c>document</c>.</summary>
    public Fact<IReadOnlyList<string>>? Modalities { get; init; }

    /// <summary>How it can be tuned.</summary>
    public TuningMethods Methods { get; init; } = new();

    /// <summary>Which weights can be tuned; those of an adapter where it is null.</summary>
    public Fact<IReadOnlyList<TuningMode>>? TuningModes { get; init; }

    /// <summary>The adapter sizes that may be asked for.</summary>
    public Fact<IReadOnlyList<int>>? AdapterSizes { get; init; }

    /// <summary>What the service takes where a job does not say.</summary>
    public ModelDefaults Defaults { get; init; } = new();

    /// <summary>Fewest examples that a job should have.</summary>
    public Fact<long>? MinimumExamples { get; init; }

    /// <summary>How many examples to start with.</summary>
    public Fact<long>? StartingExamples { get; init; }

    /// <summary>What else is recommended.</summary>
    public ModelAdvice Advice { get; init; } = new();

    /// <summary>What the service takes.</summary>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>What it takes of media and what these cost; null where nothing is known of it.</summary>
    public ModelMedia? Media { get; init; }

    /// <summary>Preference tuning of it; null where it has none.</summary>
    public PreferenceTuning? Preference { get; init; }

    /// <summary>Reinforcement tuning of it; null where it has none.</summary>
    public ReinforcementTuning? Reinforcement { get; init; }

    /// <summary>What a job can do, or needs.</summary>
    public TuningFeatures Features { get; init; } = new();

    /// <summary>Where it can be tuned.</summary>
    public Fact<IReadOnlyList<string>>? TuningRegions { get; init; }

    /// <summary>Where the tuned model can be served.</summary>
    public Fact<IReadOnlyList<string>>? ServingRegions { get; init; }

    /// <summary>The host that the tuned model is asked at; <c>{region}</c> stands for the region.</summary>
    public Fact<string>? ServingHost { get; init; }

    /// <summary>US$ for a million training tokens.</summary>
    public Fact<double>? TrainingPricePerMillionTokens { get; init; }

    /// <summary>What a call of the tuned model costs, in prices of the base model.</summary>
    public Fact<double>? TunedInferencePriceFactor { get; init; }

    /// <summary>The first day on which it may be gone.</summary>
    public Fact<DateOnly>? Retirement { get; init; }

    /// <summary>Id of the nearest model that can be tuned instead; a choice of this catalogue.</summary>
    public string? Successor { get; init; }

    /// <summary>Every name it is found by.</summary>
    public IEnumerable<string> Names => ResourceName is null ? Aliases.Prepend(Id) : Aliases.Prepend(ResourceName).Prepend(Id);

    /// <summary>Whether its vocabulary is part of the program, so that tokens are counted rather than estimated.</summary>
    public bool HasBuiltInVocabulary => Tokenizer is { } tokenizer && BuiltInTokenizers.Has(tokenizer.Value);

    /// <summary>Whether the day on which it may be gone has come.</summary>
    public bool IsRetired(DateOnly today) => Retirement is { } retirement && retirement.Value <= today;
}
