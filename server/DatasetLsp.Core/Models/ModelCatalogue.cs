using System.Reflection;
using DatasetLsp.Core.Formats.Shapes;

namespace DatasetLsp.Core.Models;

/// <summary>The models that can be tuned, those that once could, and those that people may take for one: the files of <c>schemas/models</c>, which are part of the program.</summary>
public static class ModelCatalogue
{
    /// <summary>Id of the model that is meant where nobody names one.</summary>
    public const string DefaultId = "gemini-3.5-flash";

    private const string ModelFolder = "models/";
    private const string MediaFolder = "media/";

    // Each file is read when it is first asked for: a program that starts needs one of them.
    private static readonly SortedDictionary<string, Lazy<ModelInfo>> Models = Files(
        ModelFolder, (_, text) => ModelReader.Read(text, id => Media!.TryGetValue(id, out var media) ? media.Value : null));

    private static readonly SortedDictionary<string, Lazy<ModelMedia>> Media = Files(MediaFolder, ModelReader.ReadMedia);

    /// <summary>Every model, in order of id.</summary>
    public static IReadOnlyList<ModelInfo> All => field ??= [.. Models.Values.Select(model => model.Value)];

    /// <summary>Those that a dataset of text tunes, retired ones among them, in order of id.</summary>
    public static IReadOnlyList<ModelInfo> Choices => field ??= [.. All.Where(model => model.Kind != ModelKind.Other)];

    /// <summary>The model that is meant where nobody names one.</summary>
    public static ModelInfo Default => Models[DefaultId].Value;

    /// <summary>The names of the vocabularies of models of which a person can name the file: Google's. Those of others are byte-level BPE, which is not counted with.</summary>
    public static IReadOnlyList<string> Vocabularies =>
        field ??=
        [
            .. Choices.Select(model => model.Tokenizer?.Value).OfType<string>().Distinct()
                .Where(name => name.StartsWith("gemma", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];

    /// <summary>
    /// The model of this name, with or without the publisher's path before it; null where there is none, and where no dataset of text
    /// tunes it.
    /// </summary>
    public static ModelInfo? Find(string name) => FindAny(name) is { Kind: not ModelKind.Other } model ? model : null;

    /// <summary>The same, also of a model that no dataset of text tunes.</summary>
    public static ModelInfo? FindAny(string name)
    {
        var last = name[(name.LastIndexOf("models/", StringComparison.Ordinal) is >= 0 and var at ? at + "models/".Length : 0)..];
        return Models.TryGetValue(last, out var named) ? named.Value : All.FirstOrDefault(model => model.Names.Contains(last) || model.ResourceName?.EndsWith($"/{last}", StringComparison.Ordinal) == true);
    }

    /// <summary>What is wrong with the name of a model to be tuned, in words; null where nothing is.</summary>
    public static string? Problem(string name) => FindAny(name) switch
    {
        null => Unknown(name, Choices),
        { Unsuitable: { } why } => $"`{name.Shorten()}` {why.Value}",
        _ => null,
    };

    /// <summary>That there is no model of this name, in words, and which was meant or may be chosen.</summary>
    /// <param name="name">The name.</param>
    /// <param name="models">Those that may have been meant.</param>
    public static string Unknown(string name, IEnumerable<ModelInfo> models)
    {
        if (NearestName.Find(name, models.SelectMany(model => model.Names)) is { } nearest)
        {
            return $"There is no model `{name.Shorten()}`. Did you mean `{nearest}`?";
        }

        var current = Choices.Where(model => model is { Kind: ModelKind.Google, Successor: null }).Select(model => $"`{model.Id}`");
        return $"There is no model `{name.Shorten()}`. There are {string.Join(", ", current)} and others; `dataset-lsp models` lists them all.";
    }

    /// <summary>The file that says what is known of a model.</summary>
    public static ReadOnlyMemory<byte> FileOf(ModelInfo model) => ReadFile($"{ModelFolder}{model.Id}.json");

    /// <summary>The file that says what is known of a generation's media.</summary>
    public static ReadOnlyMemory<byte> FileOf(ModelMedia media) => ReadFile($"{MediaFolder}{media.Id}.json");

    private static SortedDictionary<string, Lazy<T>> Files<T>(string folder, Func<string, ReadOnlyMemory<byte>, T> read)
    {
        var files = new SortedDictionary<string, Lazy<T>>(StringComparer.Ordinal);
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames())
        {
            if (name.StartsWith(folder, StringComparison.Ordinal))
            {
                var id = name[folder.Length..^".json".Length];
                files.Add(id, new Lazy<T>(() => read(id, ReadFile(name))));
            }
        }

        return files;
    }

    private static byte[] ReadFile(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
