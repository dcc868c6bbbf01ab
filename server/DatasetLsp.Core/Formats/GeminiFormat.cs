using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;
using static DatasetLsp.Core.Formats.Shapes.ValueShape;

namespace DatasetLsp.Core.Formats;

/// <summary>
/// What Gemini is tuned on today: <c>contents</c> of <c>parts</c>. Fields as in Google's content.proto and tool.proto; both
/// camelCase and snake_case are read, as protobuf's JSON does and Google's own examples mix them.
/// </summary>
public sealed class GeminiFormat : TrainingFormat
{
    private static readonly ValueShape Part = Of(
        new ObjectShape(
            "a part",
            new FieldShape("text", ValueShape.String),
            new FieldShape("fileData", Of(new ObjectShape(
                "fileData",
                new FieldShape("mimeType", ValueShape.String) { IsRequired = true },
                new FieldShape("fileUri", ValueShape.String) { IsRequired = true },
                new FieldShape("displayName", ValueShape.String)))),
            new FieldShape("inlineData", Of(new ObjectShape(
                "inlineData",
                new FieldShape("mimeType", ValueShape.String) { IsRequired = true },
                new FieldShape("data", ValueShape.String) { IsRequired = true },
                new FieldShape("displayName", ValueShape.String)))),
            new FieldShape("functionCall", Of(new ObjectShape(
                "functionCall",
                new FieldShape("name", ValueShape.String),
                new FieldShape("args", AnyObject),
                new FieldShape("id", ValueShape.String),
                new FieldShape("partialArgs", AnyArray),
                new FieldShape("willContinue", ValueShape.Boolean)))),
            new FieldShape("functionResponse", Of(new ObjectShape(
                "functionResponse",
                new FieldShape("name", ValueShape.String) { IsRequired = true },
                new FieldShape("response", AnyObject) { IsRequired = true },
                new FieldShape("id", ValueShape.String),
                new FieldShape("parts", AnyArray),
                new FieldShape("willContinue", ValueShape.Boolean),
                new FieldShape("scheduling", ValueShape.String)))),
            new FieldShape("executableCode", AnyObject),
            new FieldShape("codeExecutionResult", AnyObject),
            new FieldShape("thought", ValueShape.Boolean),
            new FieldShape("thoughtSignature", ValueShape.String),
            new FieldShape("videoMetadata", AnyObject),
            new FieldShape("mediaResolution", AnyObject),
            new FieldShape("partMetadata", AnyObject))
        { ExactlyOne = ["text", "inlineData", "fileData", "functionCall", "functionResponse", "executableCode", "codeExecutionResult"] },
        ("{\"text\":", "}"));

    /// <summary>A turn.</summary>
    internal static readonly ObjectShape ContentShape = new(
        "a content",
        new FieldShape("role", ValueShape.String),
        new FieldShape("parts", ArrayOf(Part, "an array of parts")) { IsRequired = true });

    /// <summary>The instructions above the conversation.</summary>
    internal static readonly ValueShape SystemInstruction = Of(ContentShape, ("{\"parts\":[{\"text\":", "}]}"));

    private static readonly ObjectShape Record = new(
        "a Gemini example",
        new FieldShape("contents", ArrayOf(Of(ContentShape), "an array of contents")) { IsRequired = true },
        new FieldShape("systemInstruction", SystemInstruction),
        new FieldShape("tools", ArrayOf(AnyObject, "an array of tools")),
        new FieldShape("generationConfig", AnyObject),
        new FieldShape("toolConfig", AnyObject),
        new FieldShape("safetySettings", AnyArray),
        new FieldShape("labels", AnyObject),
        new FieldShape("references", AnyObject),
        new FieldShape("completions", AnyArray),
        new FieldShape("cachedContent", ValueShape.String),
        new FieldShape("model", ValueShape.String));

    /// <inheritdoc/>
    public override string Id => "gemini";

    /// <inheritdoc/>
    public override string DisplayName => "Gemini";

    /// <inheritdoc/>
    public override ObjectShape Shape => Record;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["user", "model"];

    /// <inheritdoc/>
    public override bool HasParts => true;

    /// <inheritdoc/>
    public override bool Recognises(JsonNode root)
    {
        // Preference data has contents too, and is a format of its own.
        if (root.TryGetMember("completions"u8, out var completions) && completions.Value.Kind != JsonKind.Null)
        {
            return false;
        }

        if (root.TryGetMember("contents"u8, out _)
            || root.TryGetMember("systemInstruction"u8, out _)
            || root.TryGetMember("system_instruction"u8, out _))
        {
            return true;
        }

        // A misspelt `contents` is still Gemini's if its turns have parts.
        foreach (var member in root.Members)
        {
            if (member.Value.Kind == JsonKind.Array)
            {
                foreach (var element in member.Value.Elements)
                {
                    if (element.Kind == JsonKind.Object && element.TryGetMember("parts"u8, out _))
                    {
                        return true;
                    }

                    break;
                }
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override Example Read(JsonNode root)
    {
        var (instruction, contents) = ReadConversation(root);
        return new Example(this, root, instruction, contents);
    }

    /// <summary>The turns of a record and the instructions above them.</summary>
    internal static (Content? Instruction, ImmutableArray<Content> Contents) ReadConversation(JsonNode root)
    {
        Content[] contents = [];
        if (root.TryGetMember("contents"u8, out var member) && member.Value is { Kind: JsonKind.Array, Count: > 0 })
        {
            contents = new Content[member.Value.Count];
            var count = 0;
            foreach (var turn in member.Value.Elements)
            {
                if (turn.Kind == JsonKind.Object)
                {
                    contents[count++] = ReadContent(turn);
                }
            }

            Array.Resize(ref contents, count);
        }

        Content? instruction = null;
        if (TryGet(root, "systemInstruction"u8, "system_instruction"u8, out var system) && system.Kind == JsonKind.Object)
        {
            instruction = ReadContent(system) with { Role = Role.System };
        }

        return (instruction, ImmutableCollectionsMarshal.AsImmutableArray(contents));
    }

    /// <summary>One turn.</summary>
    internal static Content ReadContent(JsonNode turn)
    {
        Part[] parts = [];
        if (turn.TryGetMember("parts"u8, out var list) && list.Value is { Kind: JsonKind.Array, Count: > 0 })
        {
            parts = new Part[list.Value.Count];
            var count = 0;
            foreach (var part in list.Value.Elements)
            {
                parts[count++] = ReadPart(part);
            }
        }

        var role = Role.None;
        JsonNode? roleNode = null;
        if (turn.TryGetMember("role"u8, out var named) && named.Value.Kind != JsonKind.Null)
        {
            roleNode = named.Value;
            role = ReadRole(named.Value, parts);
        }

        return new Content(role, roleNode, turn, ImmutableCollectionsMarshal.AsImmutableArray(parts));
    }

    private static Role ReadRole(JsonNode node, Part[] parts)
    {
        if (node.Kind != JsonKind.String)
        {
            return Role.Unknown;
        }

        // content.proto: "can be left blank or unset".
        if (node.TextEquals(""u8))
        {
            return Role.None;
        }

        if (node.TextEquals("user"u8))
        {
            return Role.User;
        }

        if (node.TextEquals("model"u8))
        {
            return Role.Model;
        }

        // The first function-calling examples gave the function's answer a role of its own.
        return node.TextEquals("function"u8) && Array.Exists(parts, part => part.Kind == PartKind.FunctionResponse) ? Role.Tool : Role.Unknown;
    }

    private static Part ReadPart(JsonNode part)
    {
        if (part.Kind != JsonKind.Object)
        {
            return new Part(PartKind.Unknown, part, part);
        }

        // Nearly all parts are a text and nothing else.
        if (part.Count == 1 && part.TryGetMember("text"u8, out var text) && text.Value.Kind != JsonKind.Null)
        {
            return new Part(PartKind.Text, part, text.Value);
        }

        // Where a part has several data fields, which is a fault, an empty text must not hide what else is there.
        if (TryGet(part, "functionCall"u8, "function_call"u8, out var data))
        {
            return new Part(PartKind.FunctionCall, part, data);
        }

        if (TryGet(part, "functionResponse"u8, "function_response"u8, out data))
        {
            return new Part(PartKind.FunctionResponse, part, data);
        }

        if (TryGet(part, "fileData"u8, "file_data"u8, out data) || TryGet(part, "inlineData"u8, "inline_data"u8, out data))
        {
            return new Part(PartKind.Media, part, data);
        }

        if (TryGet(part, "executableCode"u8, "executable_code"u8, out data)
            || TryGet(part, "codeExecutionResult"u8, "code_execution_result"u8, out data))
        {
            return new Part(PartKind.Code, part, data);
        }

        return TryGet(part, "text"u8, "text"u8, out data) ? new Part(PartKind.Text, part, data) : new Part(PartKind.Unknown, part, part);
    }

    // Protobuf's JSON reads null as "not set".
    private static bool TryGet(JsonNode node, ReadOnlySpan<byte> camel, ReadOnlySpan<byte> snake, out JsonNode value)
    {
        if ((node.TryGetMember(camel, out var member) && member.Value.Kind != JsonKind.Null)
            || (node.TryGetMember(snake, out member) && member.Value.Kind != JsonKind.Null))
        {
            value = member.Value;
            return true;
        }

        value = default;
        return false;
    }
}
