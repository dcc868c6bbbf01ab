using System.Collections.Immutable;
using System.Globalization;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>
/// What Gemini's preference tuning takes: <c>contents</c>, and two <c>completions</c> of which one has the score 1 and one 0. The
/// Python SDK calls it <c>GeminiPreferenceExample</c>.
/// </summary>
public sealed class PreferenceFormat : TrainingFormat
{
    private static readonly ObjectShape Record = new(
        "a preference example",
        new FieldShape("contents", ArrayOf(Of(GeminiFormat.ContentShape), "an array of contents")) { IsRequired = true },
        new FieldShape("completions", ArrayOf(
            Of(new ObjectShape(
                "a completion",
                new FieldShape("score", ValueShape.Number) { IsRequired = true },
                new FieldShape("completion", Of(GeminiFormat.ContentShape)) { IsRequired = true })),
            "an array of completions"))
        { IsRequired = true },
        new FieldShape("systemInstruction", GeminiFormat.SystemInstruction),
        new FieldShape("tools", ArrayOf(AnyObject, "an array of tools")),
        new FieldShape("generationConfig", AnyObject),
        new FieldShape("toolConfig", AnyObject),
        new FieldShape("safetySettings", AnyArray),
        new FieldShape("labels", AnyObject));

    /// <inheritdoc/>
    public override string Id => "preference";

    /// <inheritdoc/>
    public override string DisplayName => "Gemini preference";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["user", "model"];

    /// <inheritdoc/>
    public override bool HasParts => true;

    /// <inheritdoc/>
    public override bool IsPreference => true;

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root) =>
        root.TryGetMember("completions"u8, out var completions)
        && completions.Value.Kind != JsonKind.Null
        && (root.TryGetMember("contents"u8, out _)
            || (MessageList.FirstOf(completions.Value) is { Kind: JsonKind.Object } first
                && first.TryGetMember("completion"u8, out _)
                && first.TryGetMember("score"u8, out _)));

    /// <inheritdoc/>
    public override Example Read(JsonNode root)
    {
        var (instruction, contents) = GeminiFormat.ReadConversation(root);
        var completions = new List<Completion>();
        if (root.TryGetMember("completions"u8, out var list))
        {
            foreach (var item in list.Value.Elements)
            {
                completions.Add(ReadCompletion(item));
            }
        }

        return new Example(this, root, instruction, contents) { Completions = [.. completions] };
    }

    private static Completion ReadCompletion(JsonNode item)
    {
        ImmutableArray<Content> contents = item.TryGetMember("completion"u8, out var answer) && answer.Value.Kind == JsonKind.Object
            ? [GeminiFormat.ReadContent(answer.Value)]
            : [];
        if (!item.TryGetMember("score"u8, out var score))
        {
            return new Completion(item, contents, ScoreNode: null, Score: null);
        }

        double? value = score.Value.Kind == JsonKind.Number && double.TryParse(score.Value.Raw, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new Completion(item, contents, score.Value, value);
    }
}
