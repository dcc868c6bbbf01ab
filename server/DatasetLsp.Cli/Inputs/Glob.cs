using System.Text;
using System.Text.RegularExpressions;

namespace DatasetLsp.Cli.Inputs;

/// <summary>A pattern of paths as shells know it: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders, also none.</summary>
internal sealed class Glob
{
    private readonly Regex _regex;

    /// <summary>Reads a pattern with slashes.</summary>
    public Glob(string pattern)
    {
        var regex = new StringBuilder("^");
        foreach (var part in pattern.Split('/'))
        {
            regex.Append(part == "**" ? "(?:[^/]+/)*" : Regex.Escape(part).Replace("\\*", "[^/]*", StringComparison.Ordinal).Replace("\\?", "[^/]", StringComparison.Ordinal) + "/");
        }

        // Each name was given a slash to its end, which a path has not; a pattern that ends in ** means all files below.
        var text = regex.ToString();
        text = text.EndsWith('/') ? text[..^1] : text + "[^/]+";
        _regex = new Regex(text + "$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | (OperatingSystem.IsWindows() ? RegexOptions.IgnoreCase : RegexOptions.None));
    }

    /// <summary>Whether a path, with slashes, matches.</summary>
    public bool Matches(string path) => _regex.IsMatch(path);
}
