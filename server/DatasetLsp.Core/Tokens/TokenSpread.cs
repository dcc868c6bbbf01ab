namespace DatasetLsp.Core.Tokens;

/// <summary>How the tokens of some examples are spread. Median and 95th percentile are by nearest rank: the tokens of one of the examples.</summary>
/// <param name="Least">Tokens of the shortest.</param>
/// <param name="Median">Half of the examples have no more.</param>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="Percentile95">95% of the examples have no more.</param>
/// <param name="Most">Tokens of the longest.</param>
public sealed record TokenSpread(int Least, int Median, double Mean, int Percentile95, int Most)
{
    /// <summary>The spread of some numbers of tokens; null where there are none.</summary>
    public static TokenSpread? Of(IReadOnlyCollection<int> counts)
    {
        if (counts.Count == 0)
        {
            return null;
        }

        int[] sorted = [.. counts];
        Array.Sort(sorted);
        return new TokenSpread(sorted[0], Ranked(sorted, 50), sorted.Average(), Ranked(sorted, 95), sorted[^1]);
    }

    private static int Ranked(int[] sorted, long percent) => sorted[(int)(((sorted.Length * percent) + 99) / 100) - 1];
}
