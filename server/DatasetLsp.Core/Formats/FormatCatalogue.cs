using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats;

/// <summary>All formats, and which of them a record is written in.</summary>
public static class FormatCatalogue
{
    /// <summary>What is no format that we know.</summary>
    public static TrainingFormat Unknown { get; } = new UnknownFormat();

    /// <summary>The formats that we know, in the order in which they are tried.</summary>
    public static IReadOnlyList<TrainingFormat> All { get; } =
    [
        new GeminiFormat(), new PreferenceFormat(), new ChosenRejectedFormat(), new MessagesFormat(), new OpenAiFormat(), new ChatBisonFormat(),
        new TextPairsFormat(), new AlpacaFormat(), new CompletionFormat(), new ShareGptFormat(),
    ];

    /// <summary>The format of one record by itself; <see cref="Unknown"/> for what is no object, too.</summary>
    public static TrainingFormat Detect(JsonNode root) =>
        root.Kind == JsonKind.Object && All.FirstOrDefault(format => format.Recognises(root)) is { } format ? format : Unknown;
}
