using System.Text.Json;
using System.Text.Json.Serialization;

namespace DatasetLsp.Protocol.Json;

/// <summary>
/// Reads a <c>uinteger</c>. Some clients say "to the end" with numbers beyond the protocol's 2^31-1; those become
/// <see cref="int.MaxValue"/>, which lies beyond every line's end just as well.
/// </summary>
public sealed class SaturatingUnsignedConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number) || number < 0 || Math.Floor(number) != number)
        {
            throw new JsonException("A whole number from 0 is expected.");
        }
        return number >= int.MaxValue ? int.MaxValue : (int)number;
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
