namespace DatasetLsp.Protocol.Rpc;

/// <summary>Who takes which method. Filled before <see cref="JsonRpcConnection.RunAsync"/>, and not changed afterwards.</summary>
public sealed class MethodTable
{
    private readonly Dictionary<string, HandlerEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>The methods there is a handler for.</summary>
    public IReadOnlyCollection<string> Methods => _entries.Keys;

    /// <summary>Adds a notification's handler.</summary>
    /// <exception cref="ArgumentException">The method has a handler, or is the connection's own.</exception>
    public MethodTable Add<TParams>(INotificationHandler<TParams> handler) =>
        Add(handler.Method.Name, new NotificationEntry<TParams>(handler));

    /// <summary>Adds the handler of a request that is answered in order.</summary>
    /// <exception cref="ArgumentException">The method has a handler, or is the connection's own.</exception>
    public MethodTable Add<TParams, TResult>(IRequestHandler<TParams, TResult> handler) =>
        Add(handler.Method.Name, new OrderedEntry<TParams, TResult>(handler));

    /// <summary>Adds the handler of a request that is answered from a snapshot.</summary>
    /// <exception cref="ArgumentException">The method has a handler, or is the connection's own.</exception>
    public MethodTable Add<TParams, TSnapshot, TResult>(IReadRequestHandler<TParams, TSnapshot, TResult> handler) =>
        Add(handler.Method.Name, new ReadEntry<TParams, TSnapshot, TResult>(handler));

    internal HandlerEntry? Find(string method) => _entries.GetValueOrDefault(method);

    private MethodTable Add(string method, HandlerEntry entry)
    {
        if (method is "exit" or "$/cancelRequest" or "$/setTrace")
        {
            throw new ArgumentException($"The connection itself takes {method}.", nameof(method));
        }
        _entries.Add(method, entry);
        return this;
    }
}
