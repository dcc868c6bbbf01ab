using System.CommandLine;

namespace DatasetLsp.Cli.Verbs;

/// <summary>Options that take one of a few words.</summary>
internal static class Choice
{
    /// <summary>How a verb reports: for people, or for programs.</summary>
    public static Option<string> Format() => Of("--format", "How to report: text for people, json for programs.", "text", "text", "json");

    /// <summary>An option; a word that it does not have is answered with its name and the words that it has.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What its help says.</param>
    /// <param name="default">The word that is meant where nobody gives one.</param>
    /// <param name="words">All words. Case does not count; the value is the word as it stands here.</param>
    public static Option<string> Of(string name, string description, string @default, params string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            DefaultValueFactory = _ => @default,
            HelpName = string.Join('|', words),
            CustomParser = result =>
            {
                var given = result.Tokens[0].Value;
                if (words.FirstOrDefault(word => word.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } known)
                {
                    return known;
                }

                result.AddError($"{name} {given}: write {string.Join(", ", words[..^1])} or {words[^1]}");
                return @default;
            },
        };
        option.CompletionSources.Add(words);
        return option;
    }
}
