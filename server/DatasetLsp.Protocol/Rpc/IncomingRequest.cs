using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>A request of the client on its way to its one answer.</summary>
internal sealed class IncomingRequest(JsonRpcConnection connection, IntegerOrString id, string method, long arrived)
{
    private readonly CancellationTokenSource _cancellation = new();

    public IntegerOrString Id { get; } = id;

    public string Method { get; } = method;

    /// <summary>When it came, on the connection's clock.</summary>
    public long Arrived { get; } = arrived;

    /// <summary>Cancelled when the client takes it back or leaves.</summary>
    public CancellationToken Cancelled => _cancellation.Token;

    /// <summary>The work started with <see cref="RunInBackground"/>; never fails.</summary>
    public Task Work { get; private set; } = Task.CompletedTask;

    public void Succeed<TResult>(Payload<TResult> payload, TResult result) => connection.Respond(this, payload, result);

    public void RunInBackground(Func<CancellationToken, Task> work) => Work = connection.RunInBackground(this, work);

    /// <summary>Callbacks on the token run on the thread pool: the read loop does not wait for them.</summary>
    public void Cancel() => _ = _cancellation.CancelAsync();
}
