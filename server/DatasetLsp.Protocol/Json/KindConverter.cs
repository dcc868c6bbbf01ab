using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

/// <summary>Reads and writes a family of types that tell themselves apart by a <c>kind</c>, which may come last.</summary>
internal abstract class KindConverter<TBase> : JsonConverter<TBase>
    where TBase : class
{
    public override TBase Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var kind = PeekKind(reader);
        var type = TypeOf(kind) ?? throw new JsonException($"The kind '{kind ?? "(none)"}' is not known.");
        return (TBase)JsonSerializer.Deserialize(ref reader, type)!;
    }

    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, LspJsonContext.Default.GetTypeInfo(value.GetType())!);

    /// <summary>The type of a kind; null where there is none.</summary>
    protected abstract JsonTypeInfo? TypeOf(string? kind);

    private static string? PeekKind(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object is expected.");
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isKind = reader.ValueTextEquals("kind"u8);
            reader.Read();
            if (isKind && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString();
            }
            reader.Skip();
        }
        return null;
    }
}
