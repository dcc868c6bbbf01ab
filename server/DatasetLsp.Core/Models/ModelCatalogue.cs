using DatasetLsp.Core.Formats.Shapes;

namespace DatasetLsp.Core.Models;

/// <summary>The models that can be tuned, and those that once could: the files of <c>schemas/models</c>, which are part of the program.</summary>
public static class ModelCatalogue
{
    /// <summary>Every model, in order of id.</summary>
    public static IReadOnlyList<ModelInfo> All { get; } = [.. ReadAll().OrderBy(model => model.Id, StringComparer.Ordinal)];

    /// <summary>The model that is meant where nobody names one.</summary>
    public static ModelInfo Default { get; } = All.Single(model => model.IsDefault);

    /// <summary>The names of all vocabularies that models use.</summary>
    public static IReadOnlyList<string> Vocabularies { get; } =
        [.. All.Select(model => model.Tokenizer?.Value).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The model of this id or alias, with or without the publisher's path before it; null where there is none.</summary>
    public static ModelInfo? Find(string id)
    {
        var name = id[(id.LastIndexOf("models/", StringComparison.Ordinal) is >= 0 and var at ? at + "models/".Length : 0)..];
        return All.FirstOrDefault(model => model.Id == name || model.Aliases.Contains(name));
    }

    /// <summary>What is wrong with the name of a model, in words; null where the catalogue has it.</summary>
    public static string? Problem(string id)
    {
        if (Find(id) is not null)
        {
            return null;
        }

        var nearest = NearestName.Find(id, All.SelectMany(model => model.Aliases.Prepend(model.Id)));
        return nearest is null
            ? $"There is no model `{id.Shorten()}`. There are {string.Join(", ", All.Select(model => $"`{model.Id}`"))}."
            : $"There is no model `{id.Shorten()}`. Did you mean `{nearest}`?";
    }

    private static IEnumerable<ModelInfo> ReadAll()
    {
        var assembly = typeof(ModelCatalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("models/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var text = new byte[stream.Length];
            stream.ReadExactly(text);
            yield return ModelReader.Read(text);
        }
    }
}
