using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>What Gemini 1.0 was tuned on: <c>messages</c> whose answers have the role <c>model</c>.</summary>
public sealed class MessagesFormat : TrainingFormat
{
    private static readonly ObjectShape Record = new(
        "a Gemini 1.0 example",
        new FieldShape("messages", ArrayOf(
            Of(new ObjectShape(
                "a message",
                new FieldShape("role", ValueShape.String) { IsRequired = true },
                new FieldShape("content", ValueShape.String) { IsRequired = true })),
            "an array of messages"))
        { IsRequired = true });

    /// <inheritdoc/>
    public override string Id => "messages";

    /// <inheritdoc/>
    public override string DisplayName => "Gemini 1.0 messages";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["system", "user", "model"];

    /// <inheritdoc/>
    public override bool HasUncertainLines => true;

    /// <inheritdoc/>
    public override bool IsLegacy => true;

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root) =>
        MessageList.Find(root) is { } messages
        && MessageList.Count(messages, "model"u8) > MessageList.Count(messages, "assistant"u8);

    /// <inheritdoc/>
    public override Example Read(JsonNode root) => MessageList.Read(this, root, role => role switch
    {
        "system" => Role.System,
        "user" => Role.User,
        "model" => Role.Model,
        _ => Role.Unknown,
    });
}
