using System.Text.Json;

namespace DatasetLsp.Protocol.Json;

internal static class JsonExceptionReason
{
    /// <summary>What went wrong, without the path and the position in a text which the reader of the message never sees.</summary>
    public static string Reason(this JsonException exception)
    {
        var message = exception.Message.AsSpan();
        foreach (var mark in (ReadOnlySpan<string>)[" Path: ", " LineNumber: "])
        {
            var end = message.IndexOf(mark);
            message = end < 0 ? message : message[..end];
        }
        return message.ToString();
    }
}
