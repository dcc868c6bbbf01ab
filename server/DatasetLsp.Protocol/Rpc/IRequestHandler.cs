namespace DatasetLsp.Protocol.Rpc;

/// <summary>Answers a request in the order of arrival: for what changes state, or is ready at hand.</summary>
public interface IRequestHandler<TParams, TResult>
{
    /// <summary>The request it answers.</summary>
    public RequestMethod<TParams, TResult> Method { get; }

    /// <summary>Answers it. Runs on the read loop: no message is read until it returns.</summary>
    /// <exception cref="ResponseException">Sent as the error answer.</exception>
    public TResult Handle(TParams parameters);
}
