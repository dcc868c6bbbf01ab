using Microsoft.Extensions.FileSystemGlobbing;

namespace DatasetLsp.Core.Configuration;

/// <summary>Lets a matcher be filled in one expression.</summary>
internal static class GlobMatching
{
    /// <summary>Adds all patterns; one that begins with <c>!</c> excludes.</summary>
    public static Matcher AddGlobs(this Matcher matcher, IEnumerable<string> globs)
    {
        foreach (var glob in globs)
        {
            if (glob.StartsWith('!'))
            {
                matcher.AddExclude(glob[1..]);
            }
            else
            {
                matcher.AddInclude(glob);
            }
        }

        return matcher;
    }
}
