namespace DatasetLsp.Core.Models;

/// <summary>What a generation of models takes of media, and what these cost. Null where no source says it.</summary>
public sealed record ModelMedia
{
    /// <summary>The generation's name, which is the file's in <c>schemas/models/media</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the service takes in an example.</summary>
    public MediaLimits Limits { get; init; } = new();

    /// <summary>How the resolution is said.</summary>
    public MediaResolutionRules Resolution { get; init; } = new();

    /// <summary>How many pictures of a second of video are looked at, where the record does not say.</summary>
    public Fact<double>? FramesPerSecond { get; init; }

    /// <summary>How many tokens they cost.</summary>
    public required MediaTokens Tokens { get; init; }
}
