namespace DatasetLsp.Core.Models;

/// <summary>What the tuning service takes for a model. Null where no source names a limit.</summary>
/// <param name="TokensPerExample">Most tokens of one training example, input and output together.</param>
/// <param name="ValidationExamples">Most examples of a validation file.</param>
/// <param name="ValidationShare">Most validation examples as a part of the training examples, from 0 to 1, where they are more than 1,000.</param>
/// <param name="TrainingExamplesText">Most examples of a training file that is all text.</param>
/// <param name="TrainingExamplesMultimodal">Most examples of a training file with media.</param>
/// <param name="TrainingFileBytes">Most bytes of a training file.</param>
public sealed record ModelLimits(
    Fact<long>? TokensPerExample,
    Fact<long>? ValidationExamples,
    Fact<double>? ValidationShare,
    Fact<long>? TrainingExamplesText,
    Fact<long>? TrainingExamplesMultimodal,
    Fact<long>? TrainingFileBytes);
