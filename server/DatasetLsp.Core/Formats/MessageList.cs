using DatasetLsp.Core.Examples;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Formats;

/// <summary>What the formats share whose turns are <c>messages</c> of a <c>role</c> and a <c>content</c>.</summary>
internal static class MessageList
{
    /// <summary>The messages of a record, or those of a field that is misspelt: the first array of objects that have a role.</summary>
    public static JsonNode? Find(JsonNode root)
    {
        if (root.TryGetMember("messages"u8, out var messages))
        {
            return messages.Value;
        }

        foreach (var member in root.Members)
        {
            if (member.Value.Kind == JsonKind.Array && Shapes.NearestName.Find(member.Key, ["messages"]) is not null)
            {
                return member.Value;
            }
        }

        return null;
    }

    /// <summary>How many messages have a role of this name.</summary>
    public static int Count(JsonNode messages, ReadOnlySpan<byte> role)
    {
        var count = 0;
        if (messages.Kind == JsonKind.Array)
        {
            foreach (var message in messages.Elements)
            {
                if (message.Kind == JsonKind.Object && message.TryGetMember("role"u8, out var member) && member.Value.TextEquals(role))
                {
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>Reads the turns; what <paramref name="roleOf"/> does not know is <see cref="Role.Unknown"/>.</summary>
    public static Example Read(TrainingFormat format, JsonNode root, Func<string, Role> roleOf) =>
        new(format, root, SystemInstruction: null, root.TryGetMember("messages"u8, out var messages) ? [.. ReadTurns(messages.Value, "role"u8, "content"u8, roleOf)] : []);

    /// <summary>Reads a list of turns, or a single one; none of anything else.</summary>
    /// <param name="list">The list.</param>
    /// <param name="roleName">The field that says who speaks.</param>
    /// <param name="textName">The field that says what.</param>
    /// <param name="roleOf">What a role's name stands for.</param>
    public static List<Content> ReadTurns(JsonNode list, ReadOnlySpan<byte> roleName, ReadOnlySpan<byte> textName, Func<string, Role> roleOf)
    {
        var contents = new List<Content>();
        if (list.Kind == JsonKind.Object)
        {
            contents.Add(ReadTurn(list, roleName, textName, roleOf));
        }

        foreach (var turn in list.Elements)
        {
            if (turn.Kind == JsonKind.Object)
            {
                contents.Add(ReadTurn(turn, roleName, textName, roleOf));
            }
        }

        return contents;
    }

    /// <summary>Reads a list of turns whose fields are called as in OpenAI's chat format or as in ShareGPT's, whichever they are.</summary>
    public static List<Content> ReadAnyTurns(JsonNode list) =>
        FirstOf(list) is { Kind: JsonKind.Object } first && first.TryGetMember("from"u8, out _)
            ? ReadTurns(list, "from"u8, "value"u8, ShareGptFormat.RoleOf)
            : ReadTurns(list, "role"u8, "content"u8, OpenAiFormat.RoleOf);

    /// <summary>A turn that is a string in a field of the record; null where it is no string.</summary>
    public static Content? ReadText(JsonNode root, ReadOnlySpan<byte> name, Role role) =>
        root.TryGetMember(name, out var member) && member.Value.Kind == JsonKind.String
            ? new Content(role, RoleNode: null, member.Value, [new Part(PartKind.Text, member.Value, member.Value)])
            : null;

    /// <summary>The first element of an array, or what is no array itself.</summary>
    public static JsonNode? FirstOf(JsonNode list)
    {
        if (list.Kind != JsonKind.Array)
        {
            return list;
        }

        foreach (var element in list.Elements)
        {
            return element;
        }

        return null;
    }

    private static Content ReadTurn(JsonNode turn, ReadOnlySpan<byte> roleName, ReadOnlySpan<byte> textName, Func<string, Role> roleOf)
    {
        var role = Role.None;
        JsonNode? roleNode = null;
        if (turn.TryGetMember(roleName, out var named))
        {
            roleNode = named.Value;
            role = named.Value.Kind == JsonKind.String ? roleOf(named.Value.GetString()) : Role.Unknown;
        }

        var parts = new List<Part>();
        if (turn.TryGetMember(textName, out var content))
        {
            ReadParts(content.Value, parts);
        }

        if (turn.TryGetMember("tool_calls"u8, out var calls) && calls.Value.Kind == JsonKind.Array)
        {
            foreach (var call in calls.Value.Elements)
            {
                parts.Add(new Part(PartKind.FunctionCall, call, call));
            }
        }
        else if (turn.TryGetMember("function_call"u8, out var call) && call.Value.Kind == JsonKind.Object)
        {
            parts.Add(new Part(PartKind.FunctionCall, call.Value, call.Value));
        }

        return new Content(role, roleNode, turn, [.. parts]);
    }

    private static void ReadParts(JsonNode content, List<Part> parts)
    {
        if (content.Kind == JsonKind.String)
        {
            parts.Add(new Part(PartKind.Text, content, content));
        }

        foreach (var part in content.Elements)
        {
            parts.Add(TextOf(part) is { } text ? new Part(PartKind.Text, part, text) : new Part(PartKind.Media, part, part));
        }
    }

    /// <summary>The text of a typed part: OpenAI calls it <c>text</c>, LLaMA-Factory <c>value</c>.</summary>
    private static JsonNode? TextOf(JsonNode part)
    {
        if (part.Kind != JsonKind.Object)
        {
            return null;
        }

        return part.TryGetMember("text"u8, out var text)
            || (part.TryGetMember("type"u8, out var type) && type.Value.TextEquals("text"u8) && part.TryGetMember("value"u8, out text))
            ? text.Value
            : null;
    }
}
