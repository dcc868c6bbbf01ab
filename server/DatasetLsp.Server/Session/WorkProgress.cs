using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;

namespace DatasetLsp.Server.Session;

/// <summary>One piece of work that takes long. Says that it begins, how far it is, and that it ended.</summary>
internal sealed class WorkProgress : IDisposable
{
    private readonly IClient _client;
    private readonly IntegerOrString? _token;
    private readonly Action _ended;
    private readonly CancellationTokenSource _cancellation;
    private int _reported = -1;

    public WorkProgress(IClient client, IntegerOrString? token, string title, CancellationToken cancellation, Action ended)
    {
        _client = client;
        _token = token;
        _ended = ended;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Send(new WorkDoneProgressBegin { Title = title, Cancellable = true, Percentage = 0 });
    }

    /// <summary>Cancelled by the client, whichever way it chose.</summary>
    public CancellationToken Cancelled => _cancellation.Token;

    /// <summary>Says how far it is; the same number twice is said once.</summary>
    /// <param name="percentage">0 to 100, never falling.</param>
    public void Report(int percentage)
    {
        if (percentage > _reported)
        {
            _reported = percentage;
            Send(new WorkDoneProgressReport { Percentage = percentage });
        }
    }

    /// <summary>Cancels it. Callbacks on the token run on the thread pool.</summary>
    public void Cancel() => _ = _cancellation.CancelAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended();
        Send(new WorkDoneProgressEnd());
    }

    private void Send(WorkDoneProgress value)
    {
        if (_token is { } token)
        {
            _client.SendNotification(LspMethods.Progress, new() { Token = token, Value = value });
        }
    }
}
