namespace DatasetLsp.Core.Models;

/// <summary>How a model can be tuned. Null where no source says it.</summary>
public sealed record TuningMethods
{
    /// <summary>By examples of what to answer.</summary>
    public Fact<bool>? Supervised { get; init; }

    /// <summary>By pairs of a better and a worse answer.</summary>
    public Fact<bool>? Preference { get; init; }

    /// <summary>By more examples for a model that is tuned already.</summary>
    public Fact<bool>? Continuous { get; init; }

    /// <summary>By rewards for its own answers.</summary>
    public Fact<bool>? Reinforcement { get; init; }

    /// <summary>The names of those that are known to work, as <c>tune</c> and people call them.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            (string Name, Fact<bool>? Fact)[] all =
                [("supervised", Supervised), ("preference", Preference), ("continuous", Continuous), ("reinforcement", Reinforcement)];
            return all.Where(method => method.Fact is { Value: true }).Select(method => method.Name);
        }
    }
}
