using System.Globalization;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Rules.Lines;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Configuration;

/// <summary>Reads a <c>datasetlsp.json</c>: JSON, in which comments and trailing commas are allowed. Never fails; what is wrong is in the result.</summary>
public static class ConfigReader
{
    private static readonly string[] RootNames = ["$schema", "model", "epochs", "tokenizers", "rules", "datasets"];
    // More than any job needs; beyond that somebody has mistyped.
    internal const int MostEpochs = 1000;

    private static readonly string[] SectionNames = ["files", "rules"];

    /// <summary>Reads the configuration.</summary>
    /// <param name="text">Its bytes.</param>
    /// <param name="folder">The folder it lies in.</param>
    public static TeamConfig Read(ReadOnlyMemory<byte> text, string folder) => Read(JsonTree.Parse(text), text, folder, isTeams: true);

    /// <summary>Reads the id of a model; null where it is none that the catalogue knows, so that the default holds.</summary>
    public static string? Model(JsonNode node, List<ConfigProblem> problems)
    {
        if (node.Kind != JsonKind.String)
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), "`model` must be a string."));
            return null;
        }

        var name = node.GetString();
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), $"This names no model. Write one such as `{AnalysisSettings.DefaultModel}`, or leave `model` out."));
        }
        else if (ModelCatalogue.Problem(name) is { } problem)
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), problem));
        }

        return ModelCatalogue.Find(name)?.Id;
    }

    /// <summary>Reads how often a job goes through the data; null where that is no number that it could be.</summary>
    public static int? Epochs(JsonNode node, List<ConfigProblem> problems)
    {
        if (node.Kind == JsonKind.Number && int.TryParse(node.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var epochs) && epochs is > 0 and <= MostEpochs)
        {
            return epochs;
        }

        problems.Add(new ConfigProblem(node.ShortSpan(), $"`epochs` must be a whole number from 1 to {MostEpochs}."));
        return null;
    }

    /// <summary>Reads which files hold vocabularies.</summary>
    public static IReadOnlyList<NamedVocabulary> Tokenizers(JsonNode node, List<ConfigProblem> problems)
    {
        var named = new List<NamedVocabulary>();
        if (node.Kind != JsonKind.Object)
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), "`tokenizers` must be an object of vocabularies and files, such as `{ \"gemma4\": \"tokenizer.json\" }`."));
            return named;
        }

        foreach (var member in Members(node, problems))
        {
            if (!ModelCatalogue.Vocabularies.Contains(member.Key))
            {
                problems.Add(new ConfigProblem(
                    member.KeySpan, $"`{member.Key.Shorten()}` is no vocabulary that a file can be named for. There are {string.Join(", ", ModelCatalogue.Vocabularies.Select(name => $"`{name}`"))}."));
            }
            else if (member.Value.Kind == JsonKind.String && member.Value.GetString() is { } path && !string.IsNullOrWhiteSpace(path) && !path.Contains('\0', StringComparison.Ordinal))
            {
                named.Add(new NamedVocabulary(member.Key, path, member.Value.ShortSpan()));
            }
            else
            {
                problems.Add(new ConfigProblem(member.Value.ShortSpan(), "A vocabulary's file is named by its path, such as `tokenizer.json`."));
            }
        }

        return named;
    }

    /// <summary>Reads severities by rule id, as they stand under <c>rules</c>.</summary>
    /// <param name="node">The value of <c>rules</c>.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    /// <param name="options">Takes the rules' options, as <see cref="RuleSettings.OptionKey"/> names them.</param>
    public static IReadOnlyDictionary<string, Severity> Rules(JsonNode node, List<ConfigProblem> problems, Dictionary<string, double> options)
    {
        var rules = new Dictionary<string, Severity>();
        if (node.Kind != JsonKind.Object)
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), "`rules` must be an object of rule ids and severities."));
            return rules;
        }

        foreach (var member in Members(node, problems))
        {
            if (RuleCatalogue.Find(member.Key) is not { } rule)
            {
                problems.Add(new ConfigProblem(member.KeySpan, UnknownRule.Describe(member.Key)));
                continue;
            }

            var value = member.Value;
            if (value.Kind == JsonKind.Object)
            {
                foreach (var setting in Members(value, problems))
                {
                    if (setting.Key != "severity")
                    {
                        ReadOption(rule, setting, problems, options);
                    }
                }

                if (!value.TryGetMember("severity"u8, out var severity))
                {
                    continue;
                }

                value = severity.Value;
            }

            if (value.Kind == JsonKind.String && SeverityNames.Parse(value.GetString()) is { } parsed)
            {
                rules[member.Key] = parsed;
            }
            else
            {
                problems.Add(new ConfigProblem(
                    value.ShortSpan(), $"A severity is one of {string.Join(", ", SeverityNames.All.Select(name => $"`{name}`"))}."));
            }
        }

        return rules;
    }

    /// <summary>Reads the configuration, once parsed.</summary>
    /// <param name="tree">The parsed text.</param>
    /// <param name="text">Its bytes.</param>
    /// <param name="folder">The folder it lies in.</param>
    /// <param name="isTeams">Whether it comes with the data, perhaps from a stranger, and is not the person's own.</param>
    internal static TeamConfig Read(JsonTree tree, ReadOnlyMemory<byte> text, string folder, bool isTeams)
    {
        var problems = new List<ConfigProblem>();
        foreach (var error in tree.Errors)
        {
            if (error.Kind is not (JsonErrorKind.Comment or JsonErrorKind.TrailingComma or JsonErrorKind.ByteOrderMark))
            {
                problems.Add(new ConfigProblem(error.Span, JsonErrorWording.Describe(error, text.Span, isLine: false)));
            }
        }

        string? model = null;
        int? epochs = null;
        IReadOnlyList<NamedVocabulary> tokenizers = [];
        IReadOnlyDictionary<string, Severity> rules = new Dictionary<string, Severity>();
        var options = new Dictionary<string, double>();
        var datasets = new List<DatasetSection>();
        if (tree.HasRoot && tree.Root.Kind == JsonKind.Object)
        {
            foreach (var member in Members(tree.Root, problems))
            {
                switch (member.Key)
                {
                    case "model":
                        model = Model(member.Value, problems);
                        break;
                    case "epochs":
                        epochs = Epochs(member.Value, problems);
                        break;
                    case "tokenizers":
                        tokenizers = [.. Tokenizers(member.Value, problems).Where(named => !isTeams || IsOnThisMachine(named, problems)).Select(named => named with { Path = Path.Combine(folder, named.Path) })];
                        break;
                    case "rules":
                        rules = Rules(member.Value, problems, options);
                        break;
                    case "datasets":
                        datasets = Sections(member.Value, problems);
                        break;
                    case "$schema":
                        break;
                    default:
                        problems.Add(Unknown(member, RootNames));
                        break;
                }
            }
        }
        else if (tree.HasRoot)
        {
            problems.Add(new ConfigProblem(tree.Root.ShortSpan(), "The configuration must be a JSON object."));
        }

        return new TeamConfig(folder, model, rules, datasets, [.. problems.OrderBy(problem => problem.Span.Start)])
        {
            Options = options,
            Epochs = epochs,
            Tokenizers = tokenizers,
        };
    }

    /// <summary>A path that names another machine makes Windows sign in there, with the person's name and password's hash.</summary>
    private static bool IsOnThisMachine(NamedVocabulary named, List<ConfigProblem> problems)
    {
        if (named.Path is not ['/' or '\\', '/' or '\\', ..])
        {
            return true;
        }

        problems.Add(new ConfigProblem(named.Span, $"`{named.Path.Shorten()}` names another machine, which a `{TeamConfig.FileName}` may not. Copy the file beside this one, or name it in your own settings."));
        return false;
    }

    private static List<DatasetSection> Sections(JsonNode node, List<ConfigProblem> problems)
    {
        var sections = new List<DatasetSection>();
        if (node.Kind != JsonKind.Array)
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), "`datasets` must be an array of objects, each with `files`."));
            return sections;
        }

        foreach (var element in node.Elements)
        {
            if (element.Kind != JsonKind.Object)
            {
                problems.Add(new ConfigProblem(element.ShortSpan(), "A dataset is an object with `files`."));
                continue;
            }

            List<string>? files = null;
            var options = new Dictionary<string, double>();
            IReadOnlyDictionary<string, Severity> rules = new Dictionary<string, Severity>();
            foreach (var member in Members(element, problems))
            {
                switch (member.Key)
                {
                    case "files":
                        files = Globs(member.Value, problems);
                        break;
                    case "rules":
                        rules = Rules(member.Value, problems, options);
                        break;
                    default:
                        problems.Add(Unknown(member, SectionNames));
                        break;
                }
            }

            if (files is null)
            {
                problems.Add(new ConfigProblem(element.ShortSpan(), "This dataset names no files. Add `\"files\": [\"data/*.jsonl\"]`."));
            }

            sections.Add(new DatasetSection(files ?? [], rules) { Options = options });
        }

        return sections;
    }

    /// <summary>Null where none is named.</summary>
    private static List<string>? Globs(JsonNode node, List<ConfigProblem> problems)
    {
        var globs = new List<string>();
        if (node.Kind != JsonKind.Array)
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), "`files` must be an array of globs."));
            return globs;
        }

        var isEmpty = true;
        foreach (var element in node.Elements)
        {
            isEmpty = false;
            if (element.Kind != JsonKind.String)
            {
                problems.Add(new ConfigProblem(element.ShortSpan(), "A glob is a string, such as `data/*.jsonl`."));
            }
            else if (GlobMatching.ProblemOf(element.GetString()) is { } problem)
            {
                problems.Add(new ConfigProblem(element.ShortSpan(), problem));
            }
            else
            {
                globs.Add(element.GetString());
            }
        }

        if (globs.Count > 0 && globs.TrueForAll(GlobMatching.Excludes))
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), "These globs only exclude, so that no file is meant. Add one that includes, such as `data/*.jsonl`."));
        }

        return isEmpty ? null : globs;
    }

    /// <summary>The members of an object, and a problem for each key that stands there again.</summary>
    private static IEnumerable<JsonMember> Members(JsonNode node, List<ConfigProblem> problems)
    {
        var seen = new HashSet<string>();
        foreach (var member in node.Members)
        {
            if (!seen.Add(member.Key))
            {
                problems.Add(new ConfigProblem(member.KeySpan, $"`{member.Key}` stands here a second time, and the last one counts. Remove one of them."));
            }

            yield return member;
        }
    }

    private static void ReadOption(Rule rule, JsonMember setting, List<ConfigProblem> problems, Dictionary<string, double> options)
    {
        if (rule.Options.FirstOrDefault(option => option.Name == setting.Key) is not { } option)
        {
            var names = string.Join(" and ", rule.Options.Select(option => $"`{option.Name}`").Prepend("`severity`"));
            problems.Add(new ConfigProblem(setting.KeySpan, $"`{setting.Key}` is no setting of rule `{rule.Id}`. It has {names}."));
        }
        else if (setting.Value.Kind == JsonKind.Number
            && double.TryParse(setting.Value.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= option.Minimum)
        {
            options[RuleSettings.OptionKey(rule.Id, option.Name)] = value;
        }
        else
        {
            problems.Add(new ConfigProblem(
                setting.Value.ShortSpan(), string.Create(CultureInfo.InvariantCulture, $"`{option.Name}` must be a number, {option.Minimum} or more.")));
        }
    }

    private static ConfigProblem Unknown(JsonMember member, string[] names)
    {
        var nearest = NearestName.Find(member.Key, names);
        return new ConfigProblem(
            member.KeySpan,
            nearest is null
                ? $"`{member.Key}` is no setting of this version. There are {string.Join(", ", names.Where(name => name != "$schema").Select(name => $"`{name}`"))}."
                : $"`{member.Key}` is no setting. Did you mean `{nearest}`?");
    }
}
