namespace DatasetLsp.Core.Index.Near;

/// <summary>Finds the best match of one line among those that are at hand in its buckets. Not safe for several threads.</summary>
/// <param name="sets">What lines are compared by.</param>
/// <param name="buckets">The buckets.</param>
/// <param name="least">The least likeness that counts.</param>
internal sealed class MatchSearch(PairSets sets, Buckets buckets, double least)
{
    private readonly LineSet _seen = new();
    private readonly List<int> _candidates = [];

    /// <summary>The best match; of several, the first. Id -1 for none.</summary>
    /// <param name="common">Of what is looked for, the pairs that its job's examples have in common.</param>
    /// <param name="own">Its own.</param>
    /// <param name="numbers">Its buckets.</param>
    /// <param name="lines">The order of the lines.</param>
    /// <param name="before">The index of the line before which to look.</param>
    public (int LineId, double Likeness) Best(
        ReadOnlySpan<uint> common, ReadOnlySpan<uint> own, ReadOnlySpan<uint> numbers, IDatasetLines lines, int before)
    {
        _seen.Clear();
        var (best, bestIndex, likeness) = (-1, int.MaxValue, 0.0);

        // The first bucket is that of equal sets: none of another is better, or stands before.
        for (var kind = 0; kind < numbers.Length && likeness < 1; kind++)
        {
            _candidates.Clear();
            if (numbers[kind] != 0)
            {
                buckets.AddAtHand(kind, numbers[kind], _candidates);
            }

            foreach (var candidate in _candidates)
            {
                var index = lines.IndexOf(candidate);
                if (index >= before || !_seen.Add(candidate))
                {
                    continue;
                }

                sets.Get(candidate, out var otherCommon, out var otherOwn);
                var found = Likeness.Of(common, own, otherCommon, otherOwn, Math.Max(least, likeness));
                if (found >= least && (found > likeness || (found == likeness && index < bestIndex)))
                {
                    (best, bestIndex, likeness) = (candidate, index, found);
                }
            }
        }

        return (best, likeness);
    }
}
