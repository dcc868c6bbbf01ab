using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>
/// <c>prompt</c> and <c>completion</c>: texts, as Vertex AI's open models and OpenAI's old ones take them, or lists of messages, as
/// TRL does. Records carry fields of their authors' own.
/// </summary>
public sealed class CompletionFormat : TrainingFormat
{
    private static readonly ObjectShape Record = new(
        "a prompt/completion example",
        new FieldShape("prompt", TextOrMessages) { IsRequired = true },
        new FieldShape("completion", TextOrMessages) { IsRequired = true })
    { IsOpen = true };

    /// <inheritdoc/>
    public override string Id => "completion";

    /// <inheritdoc/>
    public override string DisplayName => "prompt/completion";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["system", "user", "assistant"];

    /// <summary>A prompt without a completion, as in evaluation data, is not claimed.</summary>
    public override bool Recognises(JsonNode root) =>
        root.TryGetMember("prompt"u8, out var prompt)
        && root.TryGetMember("completion"u8, out var completion)
        && (TextOrMessages.Allows(prompt.Value.Kind) || TextOrMessages.Allows(completion.Value.Kind));

    /// <inheritdoc/>
    public override Example Read(JsonNode root)
    {
        var contents = new List<Content>();
        contents.AddRange(ReadSide(root, "prompt"u8, Role.User));
        contents.AddRange(ReadSide(root, "completion"u8, Role.Model));
        return new Example(this, root, SystemInstruction: null, [.. contents]);
    }

    private static List<Content> ReadSide(JsonNode root, ReadOnlySpan<byte> name, Role role) =>
        MessageList.ReadText(root, name, role) is { } text ? [text]
        : root.TryGetMember(name, out var side) ? MessageList.ReadAnyTurns(side.Value)
        : [];
}
