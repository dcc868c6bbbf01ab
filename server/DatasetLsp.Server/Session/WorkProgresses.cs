using System.Collections.Concurrent;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Server.Session;

/// <summary>The work that clients are told of as it goes on, and can cancel. Safe from any thread.</summary>
internal sealed class WorkProgresses(IClient client)
{
    private readonly ConcurrentDictionary<IntegerOrString, WorkProgress> _running = new();

    /// <summary>Begins; the result is disposed of when the work ends, however it ends.</summary>
    /// <param name="token">The client's name for it; null where it wants to hear nothing.</param>
    /// <param name="title">What is done.</param>
    /// <param name="cancellation">Cancels the work as well.</param>
    public WorkProgress Begin(IntegerOrString? token, string title, CancellationToken cancellation)
    {
        var progress = new WorkProgress(client, token, title, cancellation, () => _ = token is { } known && _running.TryRemove(known, out _));
        if (token is { } name)
        {
            _running[name] = progress;
        }

        return progress;
    }

    /// <summary>Cancels the work of this name, if it still goes on.</summary>
    public void Cancel(IntegerOrString token)
    {
        if (_running.TryGetValue(token, out var progress))
        {
            progress.Cancel();
        }
    }
}
