using DatasetLsp.Core.Rules;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Configuration;

/// <summary>Reads what a person set for themselves outside the editor: a file and two variables.</summary>
public static class PersonalSettingsReader
{
    /// <summary>Reads a settings file: <c>model</c>, <c>epochs</c>, <c>tokenizers</c> and <c>rules</c>, as in a <c>datasetlsp.json</c>.</summary>
    /// <param name="text">Its bytes.</param>
    /// <param name="folder">The folder it lies in.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    public static PersonalSettings ReadFile(ReadOnlyMemory<byte> text, string folder, List<ConfigProblem> problems)
    {
        var tree = JsonTree.Parse(text);
        var config = ConfigReader.Read(tree, text, folder, isTeams: false);
        problems.AddRange(config.Problems);
        if (tree.HasRoot && tree.Root.Kind == JsonKind.Object && tree.Root.TryGetMember("datasets"u8, out var datasets))
        {
            problems.Add(new ConfigProblem(datasets.KeySpan, "`datasets` belongs into a team's datasetlsp.json; personal settings hold for all files."));
        }

        return new PersonalSettings(config.Model, config.Rules) { Options = config.Options, Epochs = config.Epochs, Tokenizers = config.Tokenizers };
    }

    /// <summary>Reads severities written as <c>id=severity,id=severity</c>.</summary>
    /// <param name="text">The list; white space around its parts does not count.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    public static IReadOnlyDictionary<string, Severity> ReadRules(string text, List<string> problems)
    {
        var rules = new Dictionary<string, Severity>();
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            if (split < 0)
            {
                problems.Add($"`{pair}` names no severity. Write it as `{(RuleCatalogue.Find(pair) is null ? "role-order" : pair)}=warning`.");
                continue;
            }

            var (id, name) = (pair[..split].Trim(), pair[(split + 1)..].Trim());
            if (RuleCatalogue.Find(id) is null)
            {
                problems.Add(UnknownRule.Describe(id));
            }
            else if (SeverityNames.Parse(name) is { } severity)
            {
                rules[id] = severity;
            }
            else
            {
                problems.Add($"`{name}` is no severity of {id}. Write {string.Join(", ", SeverityNames.All)}.");
            }
        }

        return rules;
    }

    /// <summary>Settings over settings.</summary>
    public static PersonalSettings Over(this PersonalSettings upper, PersonalSettings lower)
    {
        var rules = lower.Rules.ToDictionary();
        foreach (var (id, severity) in upper.Rules)
        {
            rules[id] = severity;
        }

        var options = lower.Options.ToDictionary();
        foreach (var (key, value) in upper.Options)
        {
            options[key] = value;
        }

        return new PersonalSettings(upper.Model ?? lower.Model, rules)
        {
            Options = options,
            Epochs = upper.Epochs ?? lower.Epochs,
            Tokenizers = [.. lower.Tokenizers, .. upper.Tokenizers],
            Vocabularies = upper.Vocabularies.Concat(lower.Vocabularies).DistinctBy(named => named.Key).ToDictionary(),
        };
    }
}
