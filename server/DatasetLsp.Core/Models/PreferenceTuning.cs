namespace DatasetLsp.Core.Models;

/// <summary>Preference tuning of a model, which has limits of its own. Null where no source says it.</summary>
public sealed record PreferenceTuning
{
    /// <summary>What the examples may hold: <c>text</c>, <c>image</c>, <c>audio</c>, <c>video</c>, <c>document</c>.</summary>
    public Fact<IReadOnlyList<string>>? Modalities { get; init; }

    /// <summary>The adapter sizes that may be asked for.</summary>
    public Fact<IReadOnlyList<int>>? AdapterSizes { get; init; }

    /// <summary>What the service takes.</summary>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>How many answers an example has.</summary>
    public Fact<int>? CompletionsPerExample { get; init; }

    /// <summary>How strongly to hold to the base model: beta.</summary>
    public Fact<NumberRange>? RecommendedBeta { get; init; }

    /// <summary>How often the prompt's tokens are billed, while those of the answers are billed once.</summary>
    public Fact<double>? PromptFactor { get; init; }
}
