using System.Text;
using System.Text.Json;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Server.Session;

/// <summary>Reads the client's section <c>datasetLsp</c>. Never fails: what cannot be read is left out and named.</summary>
internal static class ClientSettingsReader
{
    /// <summary>The section in the settings of a client, and of one that sends unasked, where it is one member of them.</summary>
    public const string Section = "datasetLsp";

    /// <summary>Reads the section.</summary>
    /// <param name="section">Its value; null and undefined mean that nothing is set.</param>
    /// <param name="problems">What is wrong in it, in sentences for the person.</param>
    public static PersonalSettings Read(JsonElement section, out List<ConfigProblem> problems)
    {
        problems = [];
        if (section.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return PersonalSettings.None;
        }

        string? model = null;
        var options = new Dictionary<string, double>();
        IReadOnlyDictionary<string, Severity> rules = PersonalSettings.None.Rules;
        var root = JsonTree.Parse(Encoding.UTF8.GetBytes(section.GetRawText())).Root;
        if (root.TryGetMember("model"u8, out var named) && named.Value.Kind != JsonKind.Null)
        {
            // Editors have no other way to leave a text unset.
            model = named.Value.TextEquals(""u8) ? null : ConfigReader.Model(named.Value, problems);
        }

        if (root.TryGetMember("rules"u8, out var set) && set.Value.Kind != JsonKind.Null)
        {
            rules = ConfigReader.Rules(set.Value, problems, options);
        }

        return new PersonalSettings(model, rules)
        {
            Options = options,
            Epochs = root.TryGetMember("epochs"u8, out var epochs) && epochs.Value.Kind != JsonKind.Null ? ConfigReader.Epochs(epochs.Value, problems) : null,
            Tokenizers = root.TryGetMember("tokenizers"u8, out var tokenizers) && tokenizers.Value.Kind != JsonKind.Null ? Tokenizers(tokenizers.Value, problems) : [],
        };
    }

    /// <summary>The paths count from nowhere, since settings may be a user's or a workspace's.</summary>
    private static IReadOnlyList<NamedVocabulary> Tokenizers(JsonNode node, List<ConfigProblem> problems)
    {
        var named = ConfigReader.Tokenizers(node, problems);
        foreach (var relative in named.Where(vocabulary => !Path.IsPathFullyQualified(vocabulary.Path)))
        {
            problems.Add(new ConfigProblem(relative.Span, $"`{relative.Path}` must be a full path here. Relative ones can be named in `{TeamConfig.FileName}`."));
        }

        return [.. named.Where(vocabulary => Path.IsPathFullyQualified(vocabulary.Path))];
    }
}
