using System.Runtime.ExceptionServices;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// Reads a file block by block, each of whole lines, and has blocks judged on all processors. They are taken in one after the other
/// in the file's order, by whichever processor has the next; another waits only while that takes blocks in, or where it is far ahead.
/// </summary>
/// <typeparam name="TReport">What is said of a line.</typeparam>
internal sealed class FileBlocks<TReport>
    where TReport : class
{
    // An array of bytes cannot be much longer; nothing that is JSONL has such a line.
    private const int LongestLine = 1024 * 1024 * 1024;

    private readonly Stream _file;
    private readonly Func<ReadOnlyMemory<byte>, TReport> _judge;
    private readonly int _blockBytes;
    private readonly Action<FileBlock<TReport>> _take;
    private readonly CancellationTokenSource _stop;

    private readonly Lock _reading = new();
    private readonly Lock _taking = new();
    private readonly SemaphoreSlim _room;
    private readonly Stack<FileBlock<TReport>> _spare = [];
    private readonly Dictionary<int, FileBlock<TReport>> _judged = [];

    // What was read after the last line break, and belongs to the next block.
    private byte[] _carried = [];
    private int _carriedLength;
    private long _position;
    private int _lines;
    private int _blocks;
    private bool _isRead;
    private int _taken;
    private ExceptionDispatchInfo? _failure;

    private FileBlocks(
        Stream file,
        Func<ReadOnlyMemory<byte>, TReport> judge,
        int blockBytes,
        Action<FileBlock<TReport>> take,
        int processors,
        CancellationTokenSource stop)
    {
        _file = file;
        _judge = judge;
        _blockBytes = blockBytes;
        _take = take;
        _stop = stop;

        // Each at work on one, and as many done that wait for one before them.
        _room = new SemaphoreSlim(2 * processors);
    }

    /// <summary>Reads a file to its end.</summary>
    /// <param name="file">The file from its start.</param>
    /// <param name="judge">Says of a line, without its break, what is to be said; on any thread.</param>
    /// <param name="blockBytes">How much to read at once, at least 1; a longer line makes a larger block.</param>
    /// <param name="take">Takes the blocks, in order and one at a time; on any thread. A block is used again afterwards.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is longer than 1 GiB; the message says which.</exception>
    public static void Read(
        Stream file, Func<ReadOnlyMemory<byte>, TReport> judge, int blockBytes, Action<FileBlock<TReport>> take, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var blocks = new FileBlocks<TReport>(file, judge, blockBytes, take, Environment.ProcessorCount, stop);
        Task[] others = [.. Enumerable.Range(1, Environment.ProcessorCount - 1).Select(_ => Task.Run(blocks.Work, CancellationToken.None))];
        blocks.Work();
        Task.WaitAll(others, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        blocks._failure?.Throw();
    }

    private void Work()
    {
        try
        {
            while (true)
            {
                _room.Wait(_stop.Token);
                if (ReadNext() is not { } block)
                {
                    _room.Release();
                    return;
                }

                block.Judge(_judge);
                HandOver(block);
                _stop.Token.ThrowIfCancellationRequested();
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            _stop.Cancel();
        }
    }

    /// <summary>The next block; null where there is none any more.</summary>
    private FileBlock<TReport>? ReadNext()
    {
        lock (_reading)
        {
            if (_isRead)
            {
                return null;
            }

            var block = Spare();
            if (block.Buffer.Length < Math.Max(_blockBytes, _carriedLength + 1))
            {
                block.Buffer = new byte[Math.Max(_blockBytes, _carriedLength * 2)];
            }

            _carried.AsSpan(0, _carriedLength).CopyTo(block.Buffer);
            block.Length = FillToLineBreak(block, _carriedLength);
            block.Number = _blocks++;
            block.Start = _position;
            block.FirstLine = _lines;
            block.IsLast = _isRead;
            _position += block.Length;
            _lines += block.Buffer.AsSpan(0, block.Length).Count((byte)'\n');
            return block;
        }
    }

    /// <summary>Reads until the block holds a whole line or the file ends, and carries what follows over to the next.</summary>
    /// <returns>How long the block is.</returns>
    private int FillToLineBreak(FileBlock<TReport> block, int filled)
    {
        while (true)
        {
            var room = block.Buffer.AsSpan(filled);
            var read = _file.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
            if (read < room.Length)
            {
                _isRead = true;
                return filled + read;
            }

            var used = block.Buffer.AsSpan().LastIndexOf((byte)'\n') + 1;
            if (used > 0)
            {
                _carriedLength = block.Buffer.Length - used;
                if (_carried.Length < _carriedLength || _carried.Length > Math.Max(_carriedLength, _blockBytes))
                {
                    _carried = new byte[Math.Max(_carriedLength, _blockBytes)];
                }

                block.Buffer.AsSpan(used).CopyTo(_carried);
                return used;
            }

            if (block.Buffer.Length >= LongestLine)
            {
                throw new InvalidDataException($"Line {_lines + 1} is longer than 1 GiB: this is no JSONL.");
            }

            filled = block.Buffer.Length;
            var larger = new byte[(int)Math.Min(LongestLine, 2L * filled)];
            block.Buffer.CopyTo(larger, 0);
            block.Buffer = larger;
        }
    }

    private FileBlock<TReport> Spare()
    {
        lock (_spare)
        {
            return _spare.TryPop(out var block) ? block : new FileBlock<TReport>();
        }
    }

    /// <summary>Takes in a judged block as soon as all before it were, and those that waited for it.</summary>
    private void HandOver(FileBlock<TReport> block)
    {
        lock (_taking)
        {
            _judged.Add(block.Number, block);
            while (!_stop.IsCancellationRequested && _judged.Remove(_taken, out var next))
            {
                _take(next);
                _taken++;
                Return(next);
            }
        }
    }

    private void Return(FileBlock<TReport> block)
    {
        // A long line needed more; it would be kept for the rest of the file.
        if (block.Buffer.Length <= _blockBytes)
        {
            lock (_spare)
            {
                _spare.Push(block);
            }
        }

        _room.Release();
    }
}
