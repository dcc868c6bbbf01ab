using System.Collections.Concurrent;
using System.Threading.Channels;

namespace DatasetLsp.Protocol.Framing;

/// <summary>
/// Sends messages. Any thread fills a <see cref="FrameBuffer"/> and hands it over without waiting; one loop writes them
/// out whole, in the order they were handed over.
/// </summary>
internal sealed class FrameWriter(Stream output)
{
    private const int KeptBuffers = 4;
    private const int KeptCapacity = 256 * 1024;

    private readonly Channel<FrameBuffer> _queue = Channel.CreateUnbounded<FrameBuffer>(new() { SingleReader = true });
    private readonly ConcurrentQueue<FrameBuffer> _free = new();

    /// <summary>An empty buffer, to be given to <see cref="Send"/> or <see cref="Return"/>.</summary>
    public FrameBuffer Rent() => _free.TryDequeue(out var buffer) ? buffer : new();

    /// <summary>Puts a message into the queue; it is dropped after <see cref="Complete"/>.</summary>
    public void Send(FrameBuffer message)
    {
        if (!_queue.Writer.TryWrite(message))
        {
            Return(message);
        }
    }

    /// <summary>Takes a buffer back that is not to be sent.</summary>
    public void Return(FrameBuffer buffer)
    {
        buffer.Clear();
        if (_free.Count < KeptBuffers && buffer.Capacity <= KeptCapacity)
        {
            _free.Enqueue(buffer);
        }
        else
        {
            buffer.Release();
        }
    }

    /// <summary>Takes no more messages; <see cref="RunAsync"/> ends when those in the queue are sent.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Sends until <see cref="Complete"/>, or until the other side is gone.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await output.WriteAsync(message.ToFrame(), cancellationToken).ConfigureAwait(false);
                if (!_queue.Reader.TryPeek(out _))
                {
                    await output.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
                Return(message);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // Nobody reads any more.
        }
        finally
        {
            Complete();
        }
    }
}
