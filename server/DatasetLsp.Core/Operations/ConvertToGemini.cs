using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Operations;

/// <summary>
/// Writes an example of another format in Gemini's, where nothing is lost by it. Pure. Texts keep the escapes they were written with.
/// </summary>
/// <remarks>
/// Alpaca's input follows its instruction after a line break, as LLaMA-Factory joins them. OpenAI's tool calls become
/// <c>functionCall</c> parts, the tools' answers the <c>functionResponse</c> parts of one turn of the user, in the order of the calls:
/// Gemini tells them apart by name and order, so the ids are left out. An answer that is no JSON object is put under
/// <c>output</c>, the key that tool.proto names.
/// </remarks>
public static class ConvertToGemini
{
    /// <summary>What the quick fix is called.</summary>
    public const string Title = "Write it in Gemini's format";

    // What Gemini's Schema message has; a schema with anything else is written as the JSON schema that it is.
    private static readonly HashSet<string> SchemaWords =
    [
        "type", "format", "title", "description", "nullable", "default", "items", "minItems", "maxItems", "enum", "properties", "required",
        "minProperties", "maxProperties", "minimum", "maximum", "minLength", "maxLength", "pattern", "example", "anyOf",
    ];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Converts one example.</summary>
    public static GeminiConversion Convert(Example example)
    {
        try
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Options))
            {
                Write(example, writer);
            }

            return new GeminiConversion(buffer.ToArray(), Obstacle: null);
        }
        catch (ObstacleException obstacle)
        {
            return new GeminiConversion(Record: null, obstacle.Message);
        }
    }

    private static void Write(Example example, Utf8JsonWriter writer)
    {
        if (example.Format is GeminiFormat or UnknownFormat || example.Format.IsPreference || example.Root.Kind != JsonKind.Object)
        {
            throw new ObstacleException($"{example.Format.DisplayName} records are not converted.");
        }

        if (example.ShapeProblems.FirstOrDefault(problem => problem.Kind != ShapeProblemKind.UnknownField) is { } fault)
        {
            throw new ObstacleException(fault.Message);
        }

        RefuseFields(example.Root, RecordFields(example));
        var instructions = example.Contents.TakeWhile(content => content.Role == Role.System).ToList();
        var turns = example.Contents.Skip(instructions.Count).ToList();
        if (example.SystemInstruction is { } own)
        {
            instructions.Insert(0, own);
        }

        if (turns.Count == 0 || !turns.Exists(turn => turn.Role == Role.Model))
        {
            throw new ObstacleException("There is no answer of the model in this example.");
        }

        writer.WriteStartObject();
        var texts = instructions.SelectMany(content => TextsOf(content)).Where(text => !IsBlank(text)).ToList();
        if (texts.Count > 0)
        {
            writer.WriteStartObject("systemInstruction");
            writer.WriteStartArray("parts");
            texts.ForEach(text => WriteText(writer, text));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteStartArray("contents");
        WriteTurns(turns, writer, example.Format);
        writer.WriteEndArray();
        WriteTools(example, writer);
        writer.WriteEndObject();
    }

    private static string[] RecordFields(Example example) => example.Format switch
    {
        OpenAiFormat => ["messages", "tools", "functions"],
        ChatBisonFormat => ["messages", "context"],
        AlpacaFormat => ["instruction", "input", "system", "history", example.Contents is [.., { Role: Role.Model } answer] ? answer.Node.Member?.Key ?? "output" : "output"],
        ShareGptFormat => ["conversations", "system"],
        _ => [.. example.Format.Shape.Fields.Select(field => field.Name)],
    };

    /// <summary>Null and what is empty carry nothing, and are no loss.</summary>
    private static void RefuseFields(JsonNode node, IReadOnlyCollection<string> known)
    {
        var seen = new HashSet<string>();
        foreach (var member in node.Members)
        {
            if (!seen.Add(member.Key) || (!known.Contains(member.Key) && !IsNothing(member.Value)))
            {
                throw new ObstacleException($"`{member.Key.Shorten()}` has no place in Gemini's format.");
            }
        }
    }

    private static bool IsNothing(JsonNode node) =>
        node.Kind == JsonKind.Null || (node.Kind is JsonKind.Array or JsonKind.Object && node.Count == 0) || node.TextEquals(""u8);

    private static bool IsBlank(JsonNode text) => string.IsNullOrWhiteSpace(text.GetString());

    private static List<JsonNode> TextsOf(Content content)
    {
        if (content.RoleNode?.Member?.Key is { } role)
        {
            RefuseFields(content.Node, [role, role == "from" ? "value" : "content"]);
        }

        return [.. content.Parts.Select(part => TextOf(part))];
    }

    private static JsonNode TextOf(Part part)
    {
        if (part.Kind != PartKind.Text || part.Data.Kind != JsonKind.String)
        {
            throw new ObstacleException("A part that is no text cannot be carried over.");
        }

        if (part.Node.Kind == JsonKind.Object)
        {
            RefuseFields(part.Node, ["type", part.Data.Member?.Key ?? "text"]);
        }

        return part.Data;
    }

    private static void WriteTurns(List<Content> turns, Utf8JsonWriter writer, TrainingFormat format)
    {
        List<(string? Id, string Name)> calls = [];
        for (var index = 0; index < turns.Count; index++)
        {
            var turn = turns[index];
            switch (turn.Role)
            {
                case Role.User:
                    StartTurn(writer, "user");
                    WriteUser(turn, writer, format);
                    EndTurn(writer);
                    break;
                case Role.Model:
                    StartTurn(writer, "model");
                    calls = WriteModel(turn, writer, format);
                    EndTurn(writer);
                    break;
                case Role.Tool when format is OpenAiFormat:
                    var count = turns.Skip(index).TakeWhile(other => other.Role == Role.Tool).Count();
                    StartTurn(writer, "user");
                    WriteResponses(turns.GetRange(index, count), calls, writer);
                    EndTurn(writer);
                    index += count - 1;
                    break;
                case Role.System:
                    throw new ObstacleException("Instructions in the middle of a conversation have no place in Gemini's format.");
                default:
                    throw new ObstacleException("Who speaks is not clear in every turn.");
            }
        }
    }

    private static void StartTurn(Utf8JsonWriter writer, string role)
    {
        writer.WriteStartObject();
        writer.WriteString("role", role);
        writer.WriteStartArray("parts");
    }

    private static void EndTurn(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteUser(Content turn, Utf8JsonWriter writer, TrainingFormat format)
    {
        var texts = TextsOf(turn);
        RefuseEmpty(texts);
        if (format is AlpacaFormat && texts.Count == 2)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("text");
            writer.WriteRawValue([.. texts[0].Raw[..^1], .. "\\n"u8, .. texts[1].Raw[1..]], skipInputValidation: true);
            writer.WriteEndObject();
            return;
        }

        texts.ForEach(text => WriteText(writer, text));
    }

    private static List<(string? Id, string Name)> WriteModel(Content turn, Utf8JsonWriter writer, TrainingFormat format)
    {
        var called = turn.Parts.Where(part => part.Kind == PartKind.FunctionCall).ToList();
        if (called.Count == 0 || format is not OpenAiFormat)
        {
            var texts = TextsOf(turn);
            RefuseEmpty(texts);
            texts.ForEach(text => WriteText(writer, text));
            return [];
        }

        RefuseFields(turn.Node, ["role", "content", "tool_calls", "function_call"]);
        foreach (var text in turn.Parts.Where(part => part.Kind != PartKind.FunctionCall).Select(TextOf).Where(text => !IsBlank(text)))
        {
            WriteText(writer, text);
        }

        List<(string? Id, string Name)> calls = [];
        foreach (var call in called)
        {
            calls.Add(WriteCall(call.Node, writer));
        }

        return calls;
    }

    private static (string? Id, string Name) WriteCall(JsonNode call, Utf8JsonWriter writer)
    {
        var function = call;
        string? id = null;
        if (call.TryGetMember("function"u8, out var inner))
        {
            RefuseFields(call, ["id", "type", "function", "index"]);
            function = inner.Value;
            id = call.TryGetMember("id"u8, out var named) && named.Value.Kind == JsonKind.String ? named.Value.GetString() : null;
        }

        RefuseFields(function, ["name", "arguments"]);
        if (!function.TryGetMember("name"u8, out var name) || name.Value.Kind != JsonKind.String)
        {
            throw new ObstacleException("A tool call has no name.");
        }

        writer.WriteStartObject();
        writer.WriteStartObject("functionCall");
        writer.WritePropertyName("name");
        WriteRaw(writer, name.Value);
        writer.WritePropertyName("args");
        if (!function.TryGetMember("arguments"u8, out var arguments) || IsNothing(arguments.Value))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else
        {
            WriteRaw(writer, ObjectIn(arguments.Value) ?? throw new ObstacleException("The arguments of a tool call are no JSON object."));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        return (id, name.Value.GetString());
    }

    private static void WriteResponses(List<Content> responses, List<(string? Id, string Name)> calls, Utf8JsonWriter writer)
    {
        var answers = new List<(int Order, string Name, Content Turn)>();
        foreach (var response in responses)
        {
            RefuseFields(response.Node, ["role", "content", "tool_call_id", "name"]);
            var id = response.Node.TryGetMember("tool_call_id"u8, out var called) && called.Value.Kind == JsonKind.String ? called.Value.GetString() : null;
            var own = response.Node.TryGetMember("name"u8, out var named) && named.Value.Kind == JsonKind.String ? named.Value.GetString() : null;
            var order = calls.FindIndex(call => id is null ? call.Name == own : call.Id == id);
            if (order < 0 || (own is not null && own != calls[order].Name) || answers.Exists(answer => answer.Order == order))
            {
                throw new ObstacleException("A tool's answer belongs to no call before it.");
            }

            answers.Add((order, calls[order].Name, response));
        }

        foreach (var (_, name, turn) in answers.OrderBy(answer => answer.Order))
        {
            if (turn.Parts is not [var part])
            {
                throw new ObstacleException("A tool's answer is not one text.");
            }

            var text = TextOf(part);
            writer.WriteStartObject();
            writer.WriteStartObject("functionResponse");
            writer.WriteString("name", name);
            writer.WritePropertyName("response");
            if (ObjectIn(text) is { } answer)
            {
                WriteRaw(writer, answer);
            }
            else
            {
                writer.WriteStartObject();
                writer.WritePropertyName("output");
                WriteRaw(writer, text);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private static void WriteTools(Example example, Utf8JsonWriter writer)
    {
        if (example.Format is not OpenAiFormat)
        {
            return;
        }

        var functions = new List<JsonNode>();
        if (example.Root.TryGetMember("tools"u8, out var tools))
        {
            foreach (var tool in tools.Value.Elements)
            {
                RefuseFields(tool, ["type", "function"]);
                functions.Add(tool.TryGetMember("function"u8, out var function) ? function.Value : throw new ObstacleException("A tool is no function."));
            }
        }

        if (example.Root.TryGetMember("functions"u8, out var old))
        {
            foreach (var function in old.Value.Elements)
            {
                functions.Add(function);
            }
        }

        if (functions.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("tools");
        writer.WriteStartObject();
        writer.WriteStartArray("functionDeclarations");
        functions.ForEach(function => WriteDeclaration(function, writer));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteDeclaration(JsonNode function, Utf8JsonWriter writer)
    {
        // A model that is tuned on the answers themselves has no use for `strict`, which bounds how they are made.
        RefuseFields(function, ["name", "description", "parameters", "strict"]);
        if (!function.TryGetMember("name"u8, out var name) || name.Value.Kind != JsonKind.String)
        {
            throw new ObstacleException("A tool has no name.");
        }

        writer.WriteStartObject();
        writer.WritePropertyName("name");
        WriteRaw(writer, name.Value);
        if (function.TryGetMember("description"u8, out var description) && description.Value.Kind == JsonKind.String)
        {
            writer.WritePropertyName("description");
            WriteRaw(writer, description.Value);
        }

        if (function.TryGetMember("parameters"u8, out var parameters) && !IsNothing(parameters.Value))
        {
            if (IsPlainSchema(parameters.Value))
            {
                writer.WritePropertyName("parameters");
                WriteSchema(writer, parameters.Value);
            }
            else
            {
                writer.WritePropertyName("parametersJsonSchema");
                WriteRaw(writer, parameters.Value);
            }
        }

        writer.WriteEndObject();
    }

    private static bool IsPlainSchema(JsonNode schema)
    {
        if (schema.Kind != JsonKind.Object)
        {
            return false;
        }

        foreach (var member in schema.Members)
        {
            var isPlain = member.Key switch
            {
                "type" => member.Value.Kind == JsonKind.String,
                "items" => IsPlainSchema(member.Value),
                "properties" => All(member.Value),
                "enum" => Strings(member.Value),
                "anyOf" => Each(member.Value),
                _ => SchemaWords.Contains(member.Key),
            };
            if (!isPlain)
            {
                return false;
            }
        }

        return true;

        static bool All(JsonNode properties)
        {
            foreach (var property in properties.Members)
            {
                if (!IsPlainSchema(property.Value))
                {
                    return false;
                }
            }

            return properties.Kind == JsonKind.Object;
        }

        static bool Each(JsonNode schemas)
        {
            foreach (var schema in schemas.Elements)
            {
                if (!IsPlainSchema(schema))
                {
                    return false;
                }
            }

            return schemas.Kind == JsonKind.Array;
        }

        static bool Strings(JsonNode values)
        {
            foreach (var value in values.Elements)
            {
                if (value.Kind != JsonKind.String)
                {
                    return false;
                }
            }

            return values.Kind == JsonKind.Array;
        }
    }

    /// <summary>Gemini's types are names of an enum, in capitals.</summary>
    private static void WriteSchema(Utf8JsonWriter writer, JsonNode schema)
    {
        writer.WriteStartObject();
        foreach (var member in schema.Members)
        {
            writer.WritePropertyName(member.Key);
            switch (member.Key)
            {
                case "type":
                    writer.WriteStringValue(member.Value.GetString().ToUpperInvariant());
                    break;
                case "items":
                    WriteSchema(writer, member.Value);
                    break;
                case "properties":
                    writer.WriteStartObject();
                    foreach (var property in member.Value.Members)
                    {
                        writer.WritePropertyName(property.Key);
                        WriteSchema(writer, property.Value);
                    }

                    writer.WriteEndObject();
                    break;
                case "anyOf":
                    writer.WriteStartArray();
                    foreach (var choice in member.Value.Elements)
                    {
                        WriteSchema(writer, choice);
                    }

                    writer.WriteEndArray();
                    break;
                default:
                    WriteRaw(writer, member.Value);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The object that a value is, or that its text holds; else null.</summary>
    private static JsonNode? ObjectIn(JsonNode value)
    {
        if (value.Kind == JsonKind.Object)
        {
            return value;
        }

        if (value.Kind != JsonKind.String)
        {
            return null;
        }

        // In JSON a line break can only be white space, and the record must stay on its line.
        var tree = JsonTree.Parse(System.Text.Encoding.UTF8.GetBytes(value.GetString().Replace('\n', ' ').Replace('\r', ' ')));
        return tree is { HasRoot: true, Errors.Length: 0, Root.Kind: JsonKind.Object } ? tree.Root : null;
    }

    private static void RefuseEmpty(List<JsonNode> texts)
    {
        if (texts.Count == 0)
        {
            throw new ObstacleException("There is nothing in one of the turns.");
        }
    }

    private static void WriteText(Utf8JsonWriter writer, JsonNode text)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("text");
        WriteRaw(writer, text);
        writer.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter writer, JsonNode node) => writer.WriteRawValue(node.Raw, skipInputValidation: true);

    /// <summary>Something that Gemini's format has no place for.</summary>
    private sealed class ObstacleException(string message) : Exception(message);
}
