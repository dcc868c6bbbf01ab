using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats;

/// <summary>All formats, and which of them a record is written in.</summary>
public static class FormatCatalogue
{
    private static readonly TrainingFormat[] Formats =
    [
        new GeminiFormat(), new PreferenceFormat(), new ChosenRejectedFormat(), new MessagesFormat(), new OpenAiFormat(), new ChatBisonFormat(),
        new TextPairsFormat(), new AlpacaFormat(), new CompletionFormat(), new ShareGptFormat(),
    ];

    /// <summary>What is no format that we know.</summary>
    public static TrainingFormat Unknown { get; } = new UnknownFormat();

    /// <summary>The formats that we know, in the order in which they are tried.</summary>
    public static IReadOnlyList<TrainingFormat> All => Formats;

    /// <summary>The keys under which formats keep texts: what the people and the model say, on which no format depends.</summary>
    public static IReadOnlyList<string> TextKeys { get; } =
    [
        "text", "content", "value", "input_text", "output_text", "context", "system", "prompt", "completion", "instruction", "input", "output",
        "response", "question", "chosen", "rejected",
    ];

    /// <summary>The format of one record by itself; <see cref="Unknown"/> for what is no object, too.</summary>
    public static TrainingFormat Detect(JsonNode root)
    {
        if (root.Kind == JsonKind.Object)
        {
            foreach (var format in Formats)
            {
                if (format.Recognises(root))
                {
                    return format;
                }
            }
        }

        return Unknown;
    }
}
