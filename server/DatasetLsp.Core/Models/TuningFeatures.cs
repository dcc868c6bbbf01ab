namespace DatasetLsp.Core.Models;

/// <summary>What a tuning job of a model can do, or needs. Null where no source says it.</summary>
public sealed record TuningFeatures
{
    /// <summary>Whether the model is kept as it was after each epoch, too.</summary>
    public Fact<bool>? Checkpoints { get; init; }

    /// <summary>Whether the job can evaluate what it tuned.</summary>
    public Fact<bool>? AutomaticEvaluation { get; init; }

    /// <summary>Whether a customer's own keys can encrypt it (CMEK).</summary>
    public Fact<bool>? CustomerManagedKeys { get; init; }

    /// <summary>Whether a job must name the folder that it writes to (<c>outputUri</c>).</summary>
    public Fact<bool>? RequiresOutputUri { get; init; }
}
