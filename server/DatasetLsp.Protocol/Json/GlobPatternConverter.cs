using System.Text.Json;
using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

internal sealed class GlobPatternConverter : JsonConverter<GlobPattern>
{
    public override GlobPattern Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new(reader.GetString()!)
            : new(JsonSerializer.Deserialize(ref reader, LspJsonContext.Default.RelativePattern) ?? throw new JsonException("A glob is expected."));

    public override void Write(Utf8JsonWriter writer, GlobPattern value, JsonSerializerOptions options)
    {
        if (value.Relative is { } relative)
        {
            JsonSerializer.Serialize(writer, relative, LspJsonContext.Default.RelativePattern);
        }
        else
        {
            writer.WriteStringValue(value.Pattern ?? "");
        }
    }
}
