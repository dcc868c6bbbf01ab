using System.Text.Json;
using DatasetLsp.Protocol.Json;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>A request to the client that waits for its answer.</summary>
internal abstract class OutgoingRequest(string method, long sent)
{
    public string Method { get; } = method;

    /// <summary>When it went out, on the connection's clock.</summary>
    public long Sent { get; } = sent;

    /// <summary>Takes the answer. Those who wait for it go on elsewhere, not on the read loop.</summary>
    public abstract void Complete(in Envelope response);

    /// <summary>Ends the waiting.</summary>
    public abstract void Cancel(CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class OutgoingRequest<TResult>(string method, long sent, Payload<TResult> payload) : OutgoingRequest(method, sent)
{
    private readonly TaskCompletionSource<TResult?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult?> Answer => _answer.Task;

    /// <inheritdoc/>
    public override void Complete(in Envelope response)
    {
        try
        {
            if (response.Error.IsEmpty)
            {
                _answer.TrySetResult(payload.ReadResult(response.Result));
            }
            else
            {
                _answer.TrySetException(ReadError(response.Error));
            }
        }
        catch (JsonException e)
        {
            _answer.TrySetException(new ResponseException(
                ErrorCode.ParseError, $"The answer to {Method} cannot be read: {e.Reason()}"));
        }
    }

    /// <inheritdoc/>
    public override void Cancel(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);

    private static ResponseException ReadError(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var error = JsonElement.ParseValue(ref reader);
        if (error.ValueKind != JsonValueKind.Object)
        {
            return new(ErrorCode.UnknownErrorCode, "The client answered with an error that is no object.");
        }
        var code = error.TryGetProperty("code", out var c) && c.ValueKind == JsonValueKind.Number && c.TryGetInt32(out var number) ? (ErrorCode)number : ErrorCode.UnknownErrorCode;
        var message = error.TryGetProperty("message", out var m) && m.ValueKind == JsonValueKind.String ? m.Deserialize(LspJsonContext.Default.Utf8Text).Decode() : "The client answered with an error.";
        return new(code, message, error.TryGetProperty("data", out var data) ? data : null);
    }
}
