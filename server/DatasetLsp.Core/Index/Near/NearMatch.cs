namespace DatasetLsp.Core.Index.Near;

/// <summary>Another example that is nearly the same.</summary>
/// <param name="LineId">The line that it stands on.</param>
/// <param name="Likeness">
/// How alike they are, from the threshold to 1: of all pairs of neighbouring words that either has, the share that both have; but for
/// those of their job's template that both have, which count for nothing. 1 means the same words.
/// </param>
public readonly record struct NearMatch(int LineId, double Likeness);
