using System.Text.Json;
using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

/// <summary>Reads and writes a whole number or a string.</summary>
public sealed class IntegerOrStringConverter : JsonConverter<IntegerOrString>
{
    public override IntegerOrString Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out var value) ? value : throw new JsonException("A whole number or a string is expected.");

    public override void Write(Utf8JsonWriter writer, IntegerOrString value, JsonSerializerOptions options) => Write(writer, value);

    public static bool TryRead(ref Utf8JsonReader reader, out IntegerOrString value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetInt64(out var number):
                value = number;
                return true;
            case JsonTokenType.String:
                value = Utf8Text.ReadFrom(ref reader).Decode();
                return true;
            default:
                value = default;
                return false;
        }
    }

    public static void Write(Utf8JsonWriter writer, IntegerOrString value)
    {
        if (value.Text is null)
        {
            writer.WriteNumberValue(value.Number);
        }
        else
        {
            writer.WriteStringValue(value.Text);
        }
    }
}
