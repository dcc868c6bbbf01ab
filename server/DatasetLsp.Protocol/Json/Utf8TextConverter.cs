using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

/// <summary>Reads and writes a JSON string without the detour through UTF-16.</summary>
public sealed class Utf8TextConverter : JsonConverter<Utf8Text>
{
    public override Utf8Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Utf8Text.ReadFrom(ref reader) : throw new JsonException("A string is expected.");

    public override void Write(Utf8JsonWriter writer, Utf8Text value, JsonSerializerOptions options)
    {
        if (Utf8.IsValid(value.Span))
        {
            writer.WriteStringValue(value.Span);
        }
        else
        {
            writer.WriteStringValue(value.Decode());
        }
    }
}
