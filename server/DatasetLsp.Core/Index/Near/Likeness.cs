namespace DatasetLsp.Core.Index.Near;

/// <summary>How alike two examples of one job are: <see cref="NearMatch.Likeness"/>.</summary>
internal static class Likeness
{
    /// <summary>The likeness; 0 where it is surely less than what is needed.</summary>
    /// <param name="common">The pairs of the one that its job's examples have in common, in order.</param>
    /// <param name="own">Its own, in order.</param>
    /// <param name="otherCommon">Those of the other.</param>
    /// <param name="otherOwn">Its own.</param>
    /// <param name="needed">What is needed.</param>
    public static double Of(
        ReadOnlySpan<uint> common, ReadOnlySpan<uint> own, ReadOnlySpan<uint> otherCommon, ReadOnlySpan<uint> otherOwn, double needed)
    {
        // At best the smaller is all in the larger.
        if (Math.Min(own.Length, otherOwn.Length) < needed * Math.Max(own.Length, otherOwn.Length))
        {
            return 0;
        }

        var shared = CountShared(own, otherOwn);
        if (shared < needed * (own.Length + otherOwn.Length - shared))
        {
            return 0;
        }

        var sharedCommon = CountShared(common, otherCommon);
        var inOne = common.Length + own.Length + otherCommon.Length + otherOwn.Length - (2 * (shared + sharedCommon));
        return inOne == 0 ? 1 : (double)shared / (shared + inOne);
    }

    private static int CountShared(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        // Without a branch that nobody can foretell.
        var (at, otherAt, count) = (0, 0, 0);
        while (at < one.Length && otherAt < other.Length)
        {
            var (value, otherValue) = (one[at], other[otherAt]);
            count += value == otherValue ? 1 : 0;
            at += value <= otherValue ? 1 : 0;
            otherAt += otherValue <= value ? 1 : 0;
        }

        return count;
    }
}
