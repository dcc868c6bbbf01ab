using System.Text.Json;
using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

/// <summary>Reads and writes a URI as it is spelled, also as a property name.</summary>
public sealed class DocumentUriConverter : JsonConverter<DocumentUri>
{
    public override DocumentUri Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new(reader.GetString()!) : throw new JsonException("A URI is expected.");

    public override void Write(Utf8JsonWriter writer, DocumentUri value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override DocumentUri ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, DocumentUri value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}
