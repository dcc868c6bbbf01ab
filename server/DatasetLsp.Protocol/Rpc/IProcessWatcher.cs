namespace DatasetLsp.Protocol.Rpc;

/// <summary>Tells when a process ends.</summary>
public interface IProcessWatcher
{
    /// <summary>Completes when the process has ended, at once if there is none of that id; never if that cannot be known.</summary>
    public Task WaitForExitAsync(int processId, CancellationToken cancellationToken);
}
