namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
public static class NearestName
{
    /// <summary>
    /// The one of <paramref name="names"/> that is within a third of its length in edits (insert, delete, replace, swap
    /// neighbours; case and underscores do not count) of <paramref name="name"/>; null where none is.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        string? best = null;
        var bestDistance = int.MaxValue;
        var folded = Fold(name);
        foreach (var candidate in names)
        {
            var other = Fold(candidate);
            var distance = Distance(folded, other);
            if (distance <= Math.Max(1, Math.Min(folded.Length, other.Length) / 3) && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    // A key of a hostile length must not cost its square.
    private static string Fold(string name) =>
        (name.Length <= 64 ? name : name[..64]).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    // Optimal string alignment distance (Damerau 1964, restricted to one edit per substring).
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
