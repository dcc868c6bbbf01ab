namespace DatasetLsp.Core.Models;

/// <summary>How the resolution of media is said. Null where no source says it.</summary>
public sealed record MediaResolutionRules
{
    /// <summary>What holds for an image where nothing is said.</summary>
    public Fact<MediaResolution>? ImageDefault { get; init; }

    /// <summary>Whether every line of the training and the validation file must say the same.</summary>
    public Fact<bool>? SameOnEveryLine { get; init; }

    /// <summary>Whether a part can say it for itself.</summary>
    public Fact<bool>? PerPart { get; init; }
}
