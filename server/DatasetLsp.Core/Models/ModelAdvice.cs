namespace DatasetLsp.Core.Models;

/// <summary>What is recommended, and binds nobody. Null where no source says it.</summary>
public sealed record ModelAdvice
{
    /// <summary>How many passes through the data to start with.</summary>
    public Fact<int>? Epochs { get; init; }

    /// <summary>The adapter size to start with.</summary>
    public Fact<int>? AdapterSize { get; init; }

    /// <summary>The learning rate to start with; not a multiplier.</summary>
    public Fact<double>? LearningRate { get; init; }

    /// <summary>Most bytes of a validation file as a part of the training file's, from 0 to 1.</summary>
    public Fact<double>? ValidationBytesShare { get; init; }

    /// <summary>How to set the thinking of the tuned model, in words.</summary>
    public Fact<string>? Thinking { get; init; }

    /// <summary>Whether to set a response schema when asking the tuned model, in words.</summary>
    public Fact<string>? ResponseSchema { get; init; }
}
