namespace DatasetLsp.Core.Models;

/// <summary>Reinforcement tuning of a model, which has limits of its own.</summary>
public sealed record ReinforcementTuning
{
    /// <summary>What the service takes.</summary>
    public ModelLimits Limits { get; init; } = new();

    /// <summary>What the service takes of media.</summary>
    public MediaLimits Media { get; init; } = new();
}
