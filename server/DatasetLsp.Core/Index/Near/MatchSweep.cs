namespace DatasetLsp.Core.Index.Near;

/// <summary>
/// Finds the best matches of all lines, bucket by bucket: what <see cref="MatchSearch"/> finds line by line, with fewer ways to memory.
/// </summary>
/// <param name="sets">What lines are compared by.</param>
/// <param name="buckets">The buckets.</param>
/// <param name="least">The least likeness that counts.</param>
internal sealed class MatchSweep(PairSets sets, Buckets buckets, double least)
{
    private const int BlockEntries = 8192;

    /// <summary>Finds them, and omits the lines of large buckets that are not to be at hand there.</summary>
    /// <param name="lineIds">All lines that are in any bucket, in order.</param>
    /// <returns>For each line the index of its best match, and the likeness; 0 where it has none.</returns>
    public (int Index, double Likeness)[] Run(int[] lineIds)
    {
        var best = new (int Index, double Likeness)[lineIds.Length];
        var order = new BucketOrder(lineIds.Length);
        for (var kind = 0; kind < buckets.Kinds; kind++)
        {
            order.Sort(buckets, kind, lineIds);
            var length = order.Entries.Length;
            Parallel.For(0, (length + BlockEntries - 1) / BlockEntries, block =>
            {
                var entries = order.Entries;
                var end = Math.Min(length, (block + 1) * BlockEntries);
                for (var at = block * BlockEntries; at < end; at++)
                {
                    if (at == 0 || entries[at] >> 32 != entries[at - 1] >> 32)
                    {
                        MatchBucket(lineIds, entries[at..], kind, best);
                    }
                }
            });
        }

        return best;
    }

    /// <param name="lineIds">All lines.</param>
    /// <param name="entries">The entries of the bucket and what follows them.</param>
    /// <param name="kind">The bucket's kind.</param>
    /// <param name="best">Takes the best matches.</param>
    private void MatchBucket(int[] lineIds, ReadOnlySpan<ulong> entries, int kind, (int Index, double Likeness)[] best)
    {
        for (var count = 1; count < entries.Length && entries[count] >> 32 == entries[0] >> 32; count++)
        {
            var index = (int)(uint)entries[count];
            var lineId = lineIds[index];
            if (count >= Buckets.MostAtHand)
            {
                buckets.Omit(lineId, kind);
            }

            ref var match = ref best[index];
            sets.Get(lineId, out var common, out var own);
            for (var before = 0; before < Math.Min(count, Buckets.MostAtHand) && match.Likeness < 1; before++)
            {
                var other = (int)(uint)entries[before];
                if (buckets.ShareEarlier(lineId, lineIds[other], kind))
                {
                    continue;
                }

                sets.Get(lineIds[other], out var otherCommon, out var otherOwn);
                var likeness = Likeness.Of(common, own, otherCommon, otherOwn, Math.Max(least, match.Likeness));
                if (likeness >= least && (likeness > match.Likeness || (likeness == match.Likeness && other < match.Index)))
                {
                    match = (other, likeness);
                }
            }
        }
    }
}
