using System.Text;
using System.Text.Json.Nodes;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Tests.Models;

/// <summary>
/// <c>schemas/model.schema.json</c> and <c>media.schema.json</c> say the same as the reader. That every file of the catalogue matches
/// them is checked by <c>npm test -- static</c>.
/// </summary>
public class ModelSchemaTests
{
    private static readonly JsonNode ModelSchema = Read("model.schema.json");
    private static readonly JsonNode MediaSchema = Read("media.schema.json");

    public static TheoryData<string, IReadOnlyList<string>> Sections => new()
    {
        { "", ModelFields.Model },
        { "/$defs/fact", ModelFields.Fact },
        { "/$defs/methods", ModelFields.Methods },
        { "/$defs/defaults", ModelFields.Defaults },
        { "/$defs/recommended", ModelFields.Recommended },
        { "/$defs/limits", ModelFields.Limits },
        { "/$defs/preference", ModelFields.Preference },
        { "/$defs/reinforcement", ModelFields.Reinforcement },
        { "/$defs/features", ModelFields.Features },
        { "/$defs/mediaLimits", ModelFields.MediaLimits },
    };

    public static TheoryData<string, IReadOnlyList<string>> MediaSections => new()
    {
        { "", ModelFields.Media },
        { "/properties/resolution", ModelFields.Resolution },
        { "/properties/tokens", ModelFields.Tokens },
        { "/properties/tokens/properties/image", ModelFields.Resolutions },
        { "/properties/tokens/properties/videoFrame", ModelFields.Resolutions },
        { "/properties/tokens/properties/pdfPage", ModelFields.Resolutions },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_reader_and_the_schema_know_the_same_fields(string section, IReadOnlyList<string> fields) =>
        Assert.Equal(fields.Order(StringComparer.Ordinal), Properties(At(ModelSchema, section)));

    [Theory]
    [MemberData(nameof(MediaSections))]
    public void The_reader_and_the_schema_of_media_know_the_same_fields(string section, IReadOnlyList<string> fields) =>
        Assert.Equal(fields.Order(StringComparer.Ordinal), Properties(At(MediaSchema, section)));

    [Fact]
    public void Every_field_of_the_schema_is_read_into_the_record()
    {
        var text = Example(ModelSchema).AsObject();
        text.Remove("unsuitable");
        text["kind"] = "google";

        var model = ModelReader.Read(Bytes(text), Media);

        Assert.Equal(["Unsuitable"], Facts.Missing(model));
    }

    [Fact]
    public void Every_field_is_described() => Assert.All(
        [.. Fields(ModelSchema, ""), .. Fields(MediaSchema, "")],
        field => Assert.True(field.Schema["description"] is JsonValue, $"{field.Path} has no description"));

    [Fact]
    public void Who_is_sure_of_what_is_called_the_same()
    {
        var words = At(ModelSchema, "/$defs/fact/properties/certainty/oneOf").AsArray().Select(word => word!["const"]!.GetValue<string>());

        Assert.Equal(["official", "source-code", "conflicting", "third-party", "unverified"], words);
        Assert.Equal(Enum.GetValues<Certainty>().Length, words.Count());
    }

    private static ModelMedia? Media(string id) => ModelReader.ReadMedia(id, Bytes(Example(MediaSchema)));

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static JsonNode Read(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "DatasetLsp.sln")))
        {
            folder = folder.Parent;
        }

        return JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder.FullName, "schemas", name)))!;
    }

    private static JsonNode At(JsonNode schema, string pointer) =>
        pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(schema, (node, name) => node[name]!);

    private static IEnumerable<string> Properties(JsonNode schema)
    {
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        return schema["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal);
    }

    /// <summary>A value with everything that a schema describes.</summary>
    private static JsonNode Example(JsonNode schema)
    {
        if (schema["$ref"] is { } reference)
        {
            var target = At(ModelSchema, reference.GetValue<string>().Split('#')[1]);
            return target["$ref"] is not null ? Fact(target["properties"]!["value"]!) : Example(target);
        }

        if ((schema["const"] ?? schema["enum"]?[0]) is { } one)
        {
            return one.DeepClone();
        }

        if (schema["oneOf"] is { } choices)
        {
            return Example(choices[0]!);
        }

        var type = schema["type"] is JsonArray types ? types[0]!.GetValue<string>() : schema["type"]!.GetValue<string>();
        return type switch
        {
            "object" => new JsonObject(schema["properties"]!.AsObject().Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Property(property.Value!)))),
            "array" => new JsonArray(Example(schema["items"]!)),
            "integer" or "number" => 1,
            "boolean" => true,
            _ => schema["pattern"]?.GetValue<string>().Contains("d{4}", StringComparison.Ordinal) == true ? "2026-01-01" : "text",
        };
    }

    private static JsonNode Property(JsonNode schema) =>
        schema["$ref"]?.GetValue<string>() == "#/$defs/fact" ? Fact(schema["properties"]!["value"]!) : Example(schema);

    private static JsonObject Fact(JsonNode value) =>
        new() { ["value"] = Example(value), ["source"] = "a page", ["date"] = "2026-01-01", ["certainty"] = "official", ["note"] = "A note." };

    private static IEnumerable<(string Path, JsonNode Schema)> Fields(JsonNode schema, string path) =>
        schema is not JsonObject all ? [] : all.SelectMany(member => member.Key switch
        {
            "properties" when member.Value is JsonObject properties && all["$ref"] is null && properties["from"] is null && !path.Contains("allOf", StringComparison.Ordinal)
                => properties.SelectMany(property => Fields(property.Value!, $"{path}/{property.Key}").Prepend(($"{path}/{property.Key}", property.Value!))),
            "$defs" => member.Value!.AsObject().SelectMany(definition => Fields(definition.Value!, $"{path}/{definition.Key}")),
            _ => [],
        });
}
