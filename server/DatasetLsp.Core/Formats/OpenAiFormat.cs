using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>
/// OpenAI's chat format, which Vertex AI's open models take too: <c>messages</c> whose answers have the role <c>assistant</c>.
/// Records carry fields of their authors' own (ids, images, reference answers), which all trainers pass over.
/// </summary>
public sealed class OpenAiFormat : TrainingFormat
{
    private static readonly ObjectShape Record = new(
        "an OpenAI chat example",
        new FieldShape("messages", ArrayOf(
            Of(new ObjectShape(
                "a message",
                new FieldShape("role", ValueShape.String) { IsRequired = true },
                new FieldShape("content", StringOrArray) { IsRequired = true, Alternatives = ["tool_calls", "function_call", "refusal", "audio"] },
                new FieldShape("name", ValueShape.String),
                new FieldShape("tool_calls", AnyArray),
                new FieldShape("tool_call_id", ValueShape.String),
                new FieldShape("function_call", AnyObject),
                new FieldShape("refusal", ValueShape.String),
                new FieldShape("audio", AnyObject),
                new FieldShape("weight", ValueShape.Number))
            { IsOpen = true }),
            "an array of messages"))
        { IsRequired = true },
        new FieldShape("tools", AnyArray),
        new FieldShape("functions", AnyArray),
        new FieldShape("parallel_tool_calls", ValueShape.Boolean))
    { IsOpen = true };

    /// <inheritdoc/>
    public override string Id => "openai";

    /// <inheritdoc/>
    public override string DisplayName => "OpenAI chat";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["system", "developer", "user", "tool", "assistant"];

    /// <inheritdoc/>
    public override bool HasUncertainLines => true;

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root) =>
        MessageList.Find(root) is { } messages
        && !ChatBisonFormat.HasAuthor(messages)
        && MessageList.Count(messages, "model"u8) <= MessageList.Count(messages, "assistant"u8);

    /// <summary>Until somebody answers, these could be Gemini 1.0's messages.</summary>
    public override bool IsCertain(Example example) =>
        example.Contents.Any(content => content.Role is Role.Model or Role.Tool || content.RoleNode?.TextEquals("developer"u8) == true);

    /// <inheritdoc/>
    public override Example Read(JsonNode root) => MessageList.Read(this, root, RoleOf);

    /// <summary>What a role's name stands for.</summary>
    internal static Role RoleOf(string role) => role switch
    {
        "system" or "developer" => Role.System,
        "user" => Role.User,
        "assistant" => Role.Model,
        "tool" or "function" => Role.Tool,
        _ => Role.Unknown,
    };
}
