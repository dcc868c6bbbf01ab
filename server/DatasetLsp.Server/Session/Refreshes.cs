using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Server.Session;

/// <summary>
/// Has the client ask again for something that it shows: one request at a time, however many documents changed meanwhile. Safe from any
/// thread.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="method">What it is told.</param>
internal sealed class Refreshes(IClient client, RequestMethod<Nothing, Nothing> method)
{
    private readonly Lock _lock = new();
    private bool _isRunning;
    private bool _isWanted;

    /// <summary>Asks for a refresh, now or after the one under way.</summary>
    public void Request()
    {
        lock (_lock)
        {
            _isWanted = true;
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        while (TakeNext())
        {
            try
            {
                await client.SendRequestAsync(method, default).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is ResponseException or OperationCanceledException)
            {
                // A client that refuses asks again at the next edit, one that left not at all.
            }
        }
    }

    private bool TakeNext()
    {
        lock (_lock)
        {
            _isRunning = _isWanted;
            _isWanted = false;
            return _isRunning;
        }
    }
}
