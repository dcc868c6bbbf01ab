namespace DatasetLsp.Core.Tokens;

/// <summary>How many tokens an example has.</summary>
/// <param name="Count">Those that the model's limit is about: input and output together. Of answers to choose between, the longest.</param>
/// <param name="Trained">Those that are paid for in each epoch. In preference data the prompt is paid for with each of the two answers.</param>
/// <param name="Gaps">What is not in these numbers.</param>
public readonly record struct ExampleTokens(int Count, int Trained, TokenGaps Gaps)
{
    /// <summary>Whether the numbers are too low.</summary>
    public bool HasGaps => (Gaps & ~TokenGaps.Reckoned) != TokenGaps.None;

    /// <summary>Tokens as they are kept: hostile records, of many videos that last for years, have more than fit.</summary>
    internal static int Fit(long tokens) => (int)Math.Min(tokens, int.MaxValue - 1);
}
