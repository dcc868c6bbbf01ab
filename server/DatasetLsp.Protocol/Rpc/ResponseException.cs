using System.Text.Json;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>
/// A request's error answer: thrown by a handler it is sent to the client, and it is what a request sent to the client
/// fails with when the client answers so.
/// </summary>
/// <param name="code">Why; the client may use numbers beyond <see cref="ErrorCode"/>.</param>
/// <param name="message">What the person may read.</param>
/// <param name="data">Data of the method's own, <c>DiagnosticServerCancellationData</c> for example.</param>
public sealed class ResponseException(ErrorCode code, string message, JsonElement? data = null) : Exception(message)
{
    /// <summary>Why.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>Data of the method's own; null for none.</summary>
    public JsonElement? ErrorData { get; } = data;
}
