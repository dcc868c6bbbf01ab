using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>Reads and writes params or results of one type. Its metadata are built at first use, which keeps them out of the start-up.</summary>
internal sealed class Payload<T>(JsonSerializerContext context)
{
    private JsonTypeInfo<T>? _typeInfo;

    public static bool IsNothing => typeof(T) == typeof(Nothing);

    private JsonTypeInfo<T> TypeInfo => _typeInfo ??= (JsonTypeInfo<T>?)context.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"{context.GetType().Name} does not know {typeof(T)}.");

    /// <summary>Reads params. Absent ones count as an empty object, which some clients save themselves.</summary>
    /// <exception cref="ResponseException">They do not fit <typeparamref name="T"/>; the message names the method and the JSON path.</exception>
    public T ReadParams(string method, ReadOnlySpan<byte> json)
    {
        if (IsNothing)
        {
            return default!;
        }
        var isAbsent = json.IsEmpty || json.SequenceEqual("null"u8);
        try
        {
            return JsonSerializer.Deserialize(isAbsent ? "{}"u8 : json, TypeInfo) ?? throw new JsonException("An object is expected.");
        }
        catch (JsonException e)
        {
            throw new ResponseException(ErrorCode.InvalidParams, $"{method}: bad params at {e.Path ?? "$"}: {e.Reason()}");
        }
    }

    /// <summary>Reads a result, which may be null.</summary>
    /// <exception cref="JsonException">It does not fit <typeparamref name="T"/>.</exception>
    public T? ReadResult(ReadOnlySpan<byte> json) => IsNothing || json.IsEmpty ? default : JsonSerializer.Deserialize(json, TypeInfo);

    public void Write(Utf8JsonWriter writer, T value)
    {
        if (IsNothing || value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            JsonSerializer.Serialize(writer, value, TypeInfo);
        }
    }
}
