using System.Text.RegularExpressions;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>What a file is for, guessed from its name.</summary>
internal static partial class FilePurpose
{
    /// <summary>
    /// Whether the name says that the file is held back from training: <c>valid</c>, <c>validation</c>, <c>val</c>, <c>test</c>,
    /// <c>eval</c>, <c>evaluation</c>, <c>dev</c> or <c>holdout</c> as a word of it. False where there is no name.
    /// </summary>
    public static bool IsHeldBack(string? fileName) => fileName is not null && HeldBack.IsMatch(fileName);

    [GeneratedRegex("(?<![a-z])(valid|validation|val|tests?|eval|evals|evaluation|dev|holdout)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HeldBack { get; }
}
