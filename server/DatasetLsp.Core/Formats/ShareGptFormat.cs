using System.Collections.Immutable;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>
/// ShareGPT's <c>conversations</c> of <c>from</c> and <c>value</c>. Who speaks is called <c>human</c> and <c>gpt</c>; the names of other
/// sources of such data are read as well. Records carry fields of their authors' own.
/// </summary>
public sealed class ShareGptFormat : TrainingFormat
{
    private static readonly ObjectShape Record = new(
        "a ShareGPT example",
        new FieldShape("conversations", ArrayOf(
            Of(new ObjectShape(
                "a turn",
                new FieldShape("from", ValueShape.String) { IsRequired = true },
                new FieldShape("value", ValueShape.String) { IsRequired = true },
                new FieldShape("weight", ValueShape.Number))
            { IsOpen = true }),
            "an array of turns"))
        { IsRequired = true },
        new FieldShape("system", ValueShape.String),
        new FieldShape("tools", OneOf("a string or an array", JsonKind.String, JsonKind.Array)))
    { IsOpen = true };

    /// <inheritdoc/>
    public override string Id => "sharegpt";

    /// <inheritdoc/>
    public override string DisplayName => "ShareGPT";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["system", "human", "function_call", "tool", "gpt"];

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root) =>
        root.TryGetMember("conversations"u8, out var turns)
        && turns.Value.Kind == JsonKind.Array
        && MessageList.FirstOf(turns.Value) is { Kind: JsonKind.Object } first
        && (first.TryGetMember("from"u8, out _) || first.TryGetMember("value"u8, out _));

    /// <inheritdoc/>
    public override Example Read(JsonNode root)
    {
        ImmutableArray<Content> contents = root.TryGetMember("conversations"u8, out var turns)
            ? [.. MessageList.ReadTurns(turns.Value, "from"u8, "value"u8, RoleOf).Select(MarkCall)]
            : [];
        return new Example(this, root, MessageList.ReadText(root, "system"u8, Role.System), contents);
    }

    /// <summary>What a speaker's name stands for.</summary>
    internal static Role RoleOf(string from) => from switch
    {
        "human" or "user" => Role.User,
        "gpt" or "assistant" or "model" or "chatgpt" or "bing" or "bard" or "function_call" => Role.Model,
        "system" => Role.System,
        "tool" or "observation" or "function_response" => Role.Tool,
        _ => Role.Unknown,
    };

    /// <summary>A turn from <c>function_call</c> holds a call, written as text.</summary>
    private static Content MarkCall(Content content) =>
        content.RoleNode is { } from && from.TextEquals("function_call"u8)
            ? content with { Parts = [.. content.Parts.Select(part => part with { Kind = PartKind.FunctionCall })] }
            : content;
}
