namespace DatasetLsp.Protocol.Rpc;

/// <summary>
/// Answers a request beside all others, in two steps: what it needs to know is captured in the order of arrival, so that
/// no later change can be seen in it; the answer is worked out on the thread pool, and can be cancelled.
/// </summary>
/// <typeparam name="TParams">The params.</typeparam>
/// <typeparam name="TSnapshot">What is captured; must not change afterwards.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public interface IReadRequestHandler<TParams, TSnapshot, TResult>
{
    /// <summary>The request it answers.</summary>
    public RequestMethod<TParams, TResult> Method { get; }

    /// <summary>Takes an immutable snapshot. Runs on the read loop: no message is read until it returns.</summary>
    /// <exception cref="ResponseException">Sent as the error answer.</exception>
    public TSnapshot Capture(TParams parameters);

    /// <summary>Works out the answer, on the thread pool.</summary>
    /// <param name="snapshot">What <see cref="Capture"/> took.</param>
    /// <param name="parameters">The params.</param>
    /// <param name="cancellationToken">Cancelled when the client takes the request back or leaves.</param>
    /// <exception cref="ResponseException">Sent as the error answer.</exception>
    /// <exception cref="OperationCanceledException">Answered as RequestCancelled where <paramref name="cancellationToken"/> is cancelled, else as ServerCancelled.</exception>
    public ValueTask<TResult> ComputeAsync(TSnapshot snapshot, TParams parameters, CancellationToken cancellationToken);
}
