using System.Text.Json;
using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

internal sealed class StringOrMarkupContentConverter : JsonConverter<StringOrMarkupContent>
{
    public override StringOrMarkupContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new(reader.GetString()!)
            : new(JsonSerializer.Deserialize(ref reader, LspJsonContext.Default.MarkupContent) ?? throw new JsonException("A text is expected."));

    public override void Write(Utf8JsonWriter writer, StringOrMarkupContent value, JsonSerializerOptions options)
    {
        if (value.Markup is { } markup)
        {
            JsonSerializer.Serialize(writer, markup, LspJsonContext.Default.MarkupContent);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
