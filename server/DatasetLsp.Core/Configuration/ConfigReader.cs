using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Rules.Lines;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Configuration;

/// <summary>Reads a <c>datasetlsp.json</c>: JSON, in which comments and trailing commas are allowed. Never fails; what is wrong is in the result.</summary>
public static class ConfigReader
{
    private static readonly string[] RootNames = ["$schema", "model", "rules", "datasets"];
    private static readonly string[] SectionNames = ["files", "rules"];

    /// <summary>Reads the configuration.</summary>
    /// <param name="text">Its bytes.</param>
    /// <param name="folder">The folder it lies in.</param>
    public static TeamConfig Read(ReadOnlyMemory<byte> text, string folder)
    {
        var tree = JsonTree.Parse(text);
        var problems = new List<ConfigProblem>();
        foreach (var error in tree.Errors)
        {
            if (error.Kind is not (JsonErrorKind.Comment or JsonErrorKind.TrailingComma or JsonErrorKind.ByteOrderMark))
            {
                problems.Add(new ConfigProblem(error.Span, JsonErrorWording.Describe(error, text.Span, isLine: false)));
            }
        }

        string? model = null;
        IReadOnlyDictionary<string, Severity> rules = new Dictionary<string, Severity>();
        var datasets = new List<DatasetSection>();
        if (tree.HasRoot && tree.Root.Kind == JsonKind.Object)
        {
            foreach (var member in tree.Root.Members)
            {
                switch (member.Key)
                {
                    case "model":
                        model = Text(member, problems);
                        break;
                    case "rules":
                        rules = Rules(member.Value, problems);
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

        return new TeamConfig(folder, model, rules, datasets, [.. problems.OrderBy(problem => problem.Span.Start)]);
    }

    /// <summary>Reads severities by rule id, as they stand under <c>rules</c>.</summary>
    public static IReadOnlyDictionary<string, Severity> Rules(JsonNode node, List<ConfigProblem> problems)
    {
        var rules = new Dictionary<string, Severity>();
        if (node.Kind != JsonKind.Object)
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), "`rules` must be an object of rule ids and severities."));
            return rules;
        }

        foreach (var member in node.Members)
        {
            if (RuleCatalogue.Find(member.Key) is null)
            {
                var nearest = NearestName.Find(member.Key, RuleCatalogue.All.Select(rule => rule.Id));
                problems.Add(new ConfigProblem(
                    member.KeySpan,
                    $"There is no rule `{member.Key}`{(nearest is null ? "; `dataset-lsp rules` lists them" : $". Did you mean `{nearest}`")}{(nearest is null ? "." : "?")}"));
                continue;
            }

            var value = member.Value;
            if (value.Kind == JsonKind.Object)
            {
                foreach (var option in value.Members)
                {
                    if (option.Key != "severity")
                    {
                        problems.Add(new ConfigProblem(option.KeySpan, $"`{option.Key}` is no setting of rule `{member.Key}`. It has `severity`."));
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

            var files = new List<string>();
            IReadOnlyDictionary<string, Severity> rules = new Dictionary<string, Severity>();
            foreach (var member in element.Members)
            {
                switch (member.Key)
                {
                    case "files":
                        files = Globs(member.Value, problems);
                        break;
                    case "rules":
                        rules = Rules(member.Value, problems);
                        break;
                    default:
                        problems.Add(Unknown(member, SectionNames));
                        break;
                }
            }

            if (files.Count == 0)
            {
                problems.Add(new ConfigProblem(element.ShortSpan(), "This dataset names no files. Add `\"files\": [\"data/*.jsonl\"]`."));
            }

            sections.Add(new DatasetSection(files, rules));
        }

        return sections;
    }

    private static List<string> Globs(JsonNode node, List<ConfigProblem> problems)
    {
        var globs = new List<string>();
        if (node.Kind != JsonKind.Array)
        {
            problems.Add(new ConfigProblem(node.ShortSpan(), "`files` must be an array of globs."));
            return globs;
        }

        foreach (var element in node.Elements)
        {
            if (element.Kind == JsonKind.String)
            {
                globs.Add(element.GetString());
            }
            else
            {
                problems.Add(new ConfigProblem(element.ShortSpan(), "A glob is a string, such as `data/*.jsonl`."));
            }
        }

        return globs;
    }

    private static string? Text(JsonMember member, List<ConfigProblem> problems)
    {
        if (member.Value.Kind == JsonKind.String)
        {
            return member.Value.GetString();
        }

        problems.Add(new ConfigProblem(member.Value.ShortSpan(), $"`{member.Key}` must be a string."));
        return null;
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
