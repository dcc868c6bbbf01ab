using System.ComponentModel;
using System.Diagnostics;

namespace DatasetLsp.Protocol.Rpc;

/// <summary>Watches processes of this machine.</summary>
public sealed class ProcessWatcher : IProcessWatcher
{
    /// <inheritdoc/>
    public async Task WaitForExitAsync(int processId, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // No such process.
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            // It may not be watched by us. The end of standard input still ends the server.
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
    }
}
