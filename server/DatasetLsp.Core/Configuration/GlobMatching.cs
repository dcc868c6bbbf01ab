using Microsoft.Extensions.FileSystemGlobbing;

namespace DatasetLsp.Core.Configuration;

/// <summary>
/// The one dialect of globs, in <c>datasetlsp.json</c> and on the command line: <c>*</c> within a name, <c>**</c> for any folders,
/// also none; <c>!</c> before a glob excludes. Case counts on every system, so that a team's configuration means the same for all.
/// </summary>
public sealed class GlobMatching
{
    private readonly Matcher _matcher = new(StringComparison.Ordinal);

    /// <summary>Takes globs in which <see cref="ProblemOf"/> finds nothing.</summary>
    /// <exception cref="ArgumentException">There is a problem in one.</exception>
    public GlobMatching(IEnumerable<string> globs)
    {
        foreach (var glob in globs)
        {
            if (Excludes(glob))
            {
                _matcher.AddExclude(glob[1..]);
            }
            else
            {
                _matcher.AddInclude(glob);
            }
        }
    }

    /// <summary>Whether a glob takes files away.</summary>
    public static bool Excludes(string glob) => glob.StartsWith('!');

    /// <summary>Why a glob could never mean what its author meant, and what to write; null where it is well.</summary>
    public static string? ProblemOf(string glob)
    {
        if (glob.AsSpan().Trim("! ").IsEmpty)
        {
            return "This glob is empty. Write one such as `data/*.jsonl`.";
        }

        if (glob.AsSpan().IndexOfAny("?{}[]") is >= 0 and var index)
        {
            return $"`{glob[index]}` is no wildcard here: there are `*` within a name and `**` for any folders. Write several globs, or `*`.";
        }

        try
        {
            _ = new GlobMatching([glob]);
            return null;
        }
        catch (ArgumentException)
        {
            return "`..` may stand at the beginning of a glob only.";
        }
    }

    /// <summary>Whether a path is meant.</summary>
    /// <param name="path">A path with slashes, relative to where the globs count from.</param>
    public bool Matches(string path) => _matcher.Match(path).HasMatches;
}
