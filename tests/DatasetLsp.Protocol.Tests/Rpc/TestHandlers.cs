using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Protocol.Tests.Rpc;

/// <summary>Handlers made of functions.</summary>
internal static class TestHandlers
{
    public static MethodTable On<TParams>(this MethodTable table, NotificationMethod<TParams> method, Action<TParams> handle) =>
        table.Add(new Notification<TParams>(method, handle));

    public static MethodTable On<TParams, TResult>(this MethodTable table, RequestMethod<TParams, TResult> method, Func<TParams, TResult> handle) =>
        table.Add(new Ordered<TParams, TResult>(method, handle));

    public static MethodTable OnRead<TParams, TSnapshot, TResult>(
        this MethodTable table,
        RequestMethod<TParams, TResult> method,
        Func<TSnapshot> capture,
        Func<TSnapshot, TParams, CancellationToken, Task<TResult>> compute) =>
        table.Add(new Read<TParams, TSnapshot, TResult>(method, capture, compute));

    private sealed class Notification<TParams>(NotificationMethod<TParams> method, Action<TParams> handle) : INotificationHandler<TParams>
    {
        public NotificationMethod<TParams> Method => method;

        public void Handle(TParams parameters) => handle(parameters);
    }

    private sealed class Ordered<TParams, TResult>(RequestMethod<TParams, TResult> method, Func<TParams, TResult> handle) : IRequestHandler<TParams, TResult>
    {
        public RequestMethod<TParams, TResult> Method => method;

        public TResult Handle(TParams parameters) => handle(parameters);
    }

    private sealed class Read<TParams, TSnapshot, TResult>(
        RequestMethod<TParams, TResult> method,
        Func<TSnapshot> capture,
        Func<TSnapshot, TParams, CancellationToken, Task<TResult>> compute) : IReadRequestHandler<TParams, TSnapshot, TResult>
    {
        public RequestMethod<TParams, TResult> Method => method;

        public TSnapshot Capture(TParams parameters) => capture();

        public async ValueTask<TResult> ComputeAsync(TSnapshot snapshot, TParams parameters, CancellationToken cancellationToken) =>
            await compute(snapshot, parameters, cancellationToken);
    }
}
