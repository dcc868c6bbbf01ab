namespace DatasetLsp.Protocol.Rpc;

/// <summary>The other side, as the server's code sees it. Safe to use from any thread.</summary>
public interface IClient
{
    /// <summary>Sends a notification. Those sent by one thread arrive in its order.</summary>
    public void SendNotification<TParams>(NotificationMethod<TParams> method, TParams parameters);

    /// <summary>Sends a request and waits for its answer. Never wait for it on the read loop, which is what brings the answer.</summary>
    /// <exception cref="ResponseException">The client answered with an error, or with a result that cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, of which the client is told, or the connection ended.</exception>
    public Task<TResult?> SendRequestAsync<TParams, TResult>(
        RequestMethod<TParams, TResult> method, TParams parameters, CancellationToken cancellationToken = default);

    /// <summary>Tells the client what the server does, if the client has asked for it with <c>$/setTrace</c>.</summary>
    /// <param name="message">One line.</param>
    /// <param name="verbose">More, for a client that asked for details.</param>
    public void Trace(string message, string? verbose = null);
}
