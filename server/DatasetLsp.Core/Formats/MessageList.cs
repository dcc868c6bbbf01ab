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
    public static Example Read(TrainingFormat format, JsonNode root, Func<string, Role> roleOf)
    {
        var contents = new List<Content>();
        if (root.TryGetMember("messages"u8, out var messages) && messages.Value.Kind == JsonKind.Array)
        {
            foreach (var message in messages.Value.Elements)
            {
                if (message.Kind == JsonKind.Object)
                {
                    contents.Add(ReadMessage(message, roleOf));
                }
            }
        }

        return new Example(format, root, SystemInstruction: null, contents);
    }

    private static Content ReadMessage(JsonNode message, Func<string, Role> roleOf)
    {
        var role = Role.None;
        JsonNode? roleNode = null;
        if (message.TryGetMember("role"u8, out var named))
        {
            roleNode = named.Value;
            role = named.Value.Kind == JsonKind.String ? roleOf(named.Value.GetString()) : Role.Unknown;
        }

        var parts = new List<Part>();
        if (message.TryGetMember("content"u8, out var content))
        {
            ReadParts(content.Value, parts);
        }

        if (message.TryGetMember("tool_calls"u8, out var calls) && calls.Value.Kind == JsonKind.Array)
        {
            foreach (var call in calls.Value.Elements)
            {
                parts.Add(new Part(PartKind.FunctionCall, call, call));
            }
        }
        else if (message.TryGetMember("function_call"u8, out var call) && call.Value.Kind == JsonKind.Object)
        {
            parts.Add(new Part(PartKind.FunctionCall, call.Value, call.Value));
        }

        return new Content(role, roleNode, message, parts);
    }

    private static void ReadParts(JsonNode content, List<Part> parts)
    {
        if (content.Kind == JsonKind.String)
        {
            parts.Add(new Part(PartKind.Text, content, content));
        }
        else if (content.Kind == JsonKind.Array)
        {
            foreach (var part in content.Elements)
            {
                parts.Add(part.Kind == JsonKind.Object && part.TryGetMember("text"u8, out var text)
                    ? new Part(PartKind.Text, part, text.Value)
                    : new Part(PartKind.Media, part, part));
            }
        }
    }
}
