using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>What chat-bison (PaLM) was tuned on: <c>messages</c> with an <c>author</c>, under a <c>context</c>.</summary>
public sealed class ChatBisonFormat : TrainingFormat
{
    private static readonly ObjectShape Record = new(
        "a chat-bison example",
        new FieldShape("messages", ArrayOf(
            Of(new ObjectShape(
                "a message",
                new FieldShape("author", ValueShape.String) { IsRequired = true },
                new FieldShape("content", ValueShape.String) { IsRequired = true })),
            "an array of messages"))
        { IsRequired = true },
        new FieldShape("context", ValueShape.String),
        new FieldShape("examples", AnyArray));

    /// <inheritdoc/>
    public override string Id => "chat-bison";

    /// <inheritdoc/>
    public override string DisplayName => "chat-bison";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["user", "assistant"];

    /// <inheritdoc/>
    public override bool IsLegacy => true;

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root) => MessageList.Find(root) is { } messages && HasAuthor(messages);

    /// <summary>Whether any of the messages names an author.</summary>
    internal static bool HasAuthor(JsonNode messages)
    {
        foreach (var message in messages.Elements)
        {
            if (message.Kind == JsonKind.Object && message.TryGetMember("author"u8, out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override Example Read(JsonNode root) => new(
        this,
        root,
        MessageList.ReadText(root, "context"u8, Role.System),
        root.TryGetMember("messages"u8, out var messages) ? [.. MessageList.ReadTurns(messages.Value, "author"u8, "content"u8, RoleOf)] : []);

    // PaLM's own samples answer as `bot`.
    private static Role RoleOf(string author) => author switch
    {
        "user" => Role.User,
        "assistant" or "bot" => Role.Model,
        _ => Role.Unknown,
    };
}
