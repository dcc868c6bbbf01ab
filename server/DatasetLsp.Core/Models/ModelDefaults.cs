namespace DatasetLsp.Core.Models;

/// <summary>What the service takes where a job does not say. Null where no source says it.</summary>
public sealed record ModelDefaults
{
    /// <summary>Passes through the data; a value of null means that the service chooses by the dataset's size.</summary>
    public Fact<int?>? Epochs { get; init; }

    /// <summary>What the recommended learning rate is multiplied by.</summary>
    public Fact<double>? LearningRateMultiplier { get; init; }

    /// <summary>The adapter's size.</summary>
    public Fact<int>? AdapterSize { get; init; }
}
