namespace DatasetLsp.Protocol.Rpc;

/// <summary>A handler with its types hidden.</summary>
internal abstract class HandlerEntry;

/// <summary>A notification's handler.</summary>
internal abstract class NotificationEntry : HandlerEntry
{
    /// <summary>Reads the params and runs the handler.</summary>
    public abstract void Handle(ReadOnlySpan<byte> parameters);
}

/// <inheritdoc/>
internal sealed class NotificationEntry<TParams>(INotificationHandler<TParams> handler) : NotificationEntry
{
    /// <inheritdoc/>
    public override void Handle(ReadOnlySpan<byte> parameters) =>
        handler.Handle(handler.Method.Params.ReadParams(handler.Method.Name, parameters));
}

/// <summary>A request's handler.</summary>
internal abstract class RequestEntry : HandlerEntry
{
    /// <summary>Reads the params and answers the request, or starts to.</summary>
    public abstract void Handle(IncomingRequest request, ReadOnlySpan<byte> parameters);
}

/// <inheritdoc/>
internal sealed class OrderedEntry<TParams, TResult>(IRequestHandler<TParams, TResult> handler) : RequestEntry
{
    /// <inheritdoc/>
    public override void Handle(IncomingRequest request, ReadOnlySpan<byte> parameters)
    {
        var read = handler.Method.Params.ReadParams(handler.Method.Name, parameters);
        request.Succeed(handler.Method.Result, handler.Handle(read));
    }
}

/// <inheritdoc/>
internal sealed class ReadEntry<TParams, TSnapshot, TResult>(IReadRequestHandler<TParams, TSnapshot, TResult> handler) : RequestEntry
{
    /// <inheritdoc/>
    public override void Handle(IncomingRequest request, ReadOnlySpan<byte> parameters)
    {
        var read = handler.Method.Params.ReadParams(handler.Method.Name, parameters);
        var snapshot = handler.Capture(read);
        request.RunInBackground(async cancellationToken =>
        {
            var result = await handler.ComputeAsync(snapshot, read, cancellationToken).ConfigureAwait(false);
            request.Succeed(handler.Method.Result, result);
        });
    }
}
