namespace DatasetLsp.Core.Models;

/// <summary>What the tuning service takes for a model. Null where no source names a limit.</summary>
public sealed record ModelLimits
{
    /// <summary>Most tokens of one training example, input and output together.</summary>
    public Fact<long>? TokensPerExample { get; init; }

    /// <summary>Most tokens of one example's input, where input and output are limited apart.</summary>
    public Fact<long>? InputTokens { get; init; }

    /// <summary>Most tokens of one example's output, where input and output are limited apart.</summary>
    public Fact<long>? OutputTokens { get; init; }

    /// <summary>Most tokens of one call of the tuned model; a value of null means as many as of the base model.</summary>
    public Fact<long?>? ServingTokens { get; init; }

    /// <summary>Most examples of a validation file.</summary>
    public Fact<long>? ValidationExamples { get; init; }

    /// <summary>Most validation examples as a part of the training examples, from 0 to 1, where they are more than 1,000.</summary>
    public Fact<double>? ValidationShare { get; init; }

    /// <summary>Most bytes of a validation file as a part of the training file's, from 0 to 1.</summary>
    public Fact<double>? ValidationBytesShare { get; init; }

    /// <summary>Most examples of a training file that is all text.</summary>
    public Fact<long>? TrainingExamplesText { get; init; }

    /// <summary>Most examples of a training file with media.</summary>
    public Fact<long>? TrainingExamplesMultimodal { get; init; }

    /// <summary>Most bytes of a training file.</summary>
    public Fact<long>? TrainingFileBytes { get; init; }

    /// <summary>The part of the examples, from 0 to 1, that must not be dropped for their length: from it on the job fails.</summary>
    public Fact<double>? DroppedShare { get; init; }

    /// <summary>Most tuning jobs of a project at a time, unless it asked for more.</summary>
    public Fact<int>? ConcurrentJobs { get; init; }
}
