using System.Text.Json;
using DatasetLsp.Protocol.Json;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>A message taken apart; params, result and error are still JSON.</summary>
internal readonly ref struct Envelope
{
    private Envelope(IntegerOrString? id, string? method, ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> result, ReadOnlySpan<byte> error)
    {
        Id = id;
        Method = method;
        Params = parameters;
        Result = result;
        Error = error;
    }

    /// <summary>The id; null where there is none, or it is null.</summary>
    public IntegerOrString? Id { get; }

    /// <summary>The method; null for a response.</summary>
    public string? Method { get; }

    /// <summary>The params; empty where there are none.</summary>
    public ReadOnlySpan<byte> Params { get; }

    /// <summary>The result; empty where there is none.</summary>
    public ReadOnlySpan<byte> Result { get; }

    /// <summary>The error; empty where there is none.</summary>
    public ReadOnlySpan<byte> Error { get; }

    /// <summary>What the message is; null where it is none.</summary>
    public MessageKind? Kind => (Method, Id) switch
    {
        (not null, not null) => MessageKind.Request,
        (not null, null) => MessageKind.Notification,
        _ when !Result.IsEmpty || !Error.IsEmpty => MessageKind.Response,
        _ => null,
    };

    /// <summary>Takes a message apart.</summary>
    /// <exception cref="JsonException">It is not one JSON object, or its id or method have a wrong type.</exception>
    public static Envelope Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return ParseObject(body);
        }
        catch (InvalidOperationException e)
        {
            // So the reader answers to a member's name with half a surrogate pair.
            throw new JsonException(e.Message);
        }
    }

    /// <summary>Finds out what a message was of which only the start is known.</summary>
    public static (IntegerOrString? Id, string? Method) Peek(ReadOnlySpan<byte> start)
    {
        IntegerOrString? id = null;
        string? method = null;
        try
        {
            var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }
                if (reader.ValueTextEquals("id"u8) && reader.Read())
                {
                    id = ReadId(ref reader);
                }
                else if (reader.ValueTextEquals("method"u8) && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    method = Utf8Text.ReadFrom(ref reader).Decode();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What was found up to there stands.
        }
        return (id, method);
    }

    /// <summary>Finds out which document a message was about of which only the start is known.</summary>
    public static DocumentUri? PeekDocument(ReadOnlySpan<byte> start)
    {
        try
        {
            var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
            var isInDocument = false;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > 3)
                {
                    continue;
                }
                isInDocument = reader.CurrentDepth == 3 ? isInDocument : reader.CurrentDepth == 2 && reader.ValueTextEquals("textDocument"u8);
                if (isInDocument && reader.CurrentDepth == 3 && reader.ValueTextEquals("uri"u8) && reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    return new DocumentUri(Utf8Text.ReadFrom(ref reader).Decode());
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It does not stand there.
        }
        return null;
    }

    private static Envelope ParseObject(ReadOnlySpan<byte> body)
    {
        IntegerOrString? id = null;
        string? method = null;
        ReadOnlySpan<byte> parameters = default, result = default, error = default;

        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("a message is one JSON object");
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = ReadId(ref reader);
            }
            else if (reader.ValueTextEquals("method"u8))
            {
                reader.Read();
                method = reader.TokenType == JsonTokenType.String
                    ? Utf8Text.ReadFrom(ref reader).Decode()
                    : throw new JsonException("a message's method is a string");
            }
            else if (reader.ValueTextEquals("params"u8))
            {
                parameters = ReadValue(ref reader, body);
            }
            else if (reader.ValueTextEquals("result"u8))
            {
                result = ReadValue(ref reader, body);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                error = ReadValue(ref reader, body);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
        // Throws where more than white space follows.
        reader.Read();
        return new(id, method, parameters, result, error);
    }

    private static IntegerOrString? ReadId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }
        return IntegerOrStringConverter.TryRead(ref reader, out var value) ? value : throw new JsonException("a message's id is a whole number or a string");
    }

    private static ReadOnlySpan<byte> ReadValue(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed];
    }
}
