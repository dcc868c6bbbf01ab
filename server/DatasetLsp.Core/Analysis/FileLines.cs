using DatasetLsp.Core.Index;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// The lines of a file on disk: where each begins is known, in a bit more than 4 bytes a line, and the bytes are read again when they
/// are asked for. A line's id is its index. Once all lines are added, several threads may ask.
/// </summary>
public sealed class FileLines : IDatasetLines
{
    // Where a line begins is counted from the nearest place that is known.
    private const int KnownEvery = 64;
    private const int BreakBits = 2;

    // Lines that are asked for one after the other are read together.
    private const int WindowBytes = 128 * 1024;
    private const int MostKeptBytes = 64 * 1024;

    private readonly Lock _reading = new();
    private readonly Stream _file;
    private readonly LineColumn<uint> _lengths = new();
    private readonly List<long> _starts = [];
    private readonly LineColumn<int> _carriageReturns = new();
    private readonly List<int> _carriageReturnsBefore = [];
    private readonly Line?[] _kept = new Line?[4];
    private int _nextKept;
    private int _carriageReturnTotal;
    private byte[]? _window;
    private long _windowStart;
    private int _windowLength;
    private long _lastEnd = -1;

    internal FileLines(Stream file) => _file = file;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public IEnumerable<int> Ids => Enumerable.Range(0, Count);

    /// <inheritdoc/>
    public int IndexOf(int lineId) => lineId >= 0 && lineId < Count ? lineId : -1;

    /// <inheritdoc/>
    public int IdAt(int index) => IndexOf(index) >= 0 ? index : throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public ReadOnlyMemory<byte> ContentOf(int lineId)
    {
        if (IndexOf(lineId) < 0)
        {
            return default;
        }

        var start = _starts[lineId / KnownEvery];
        for (var before = lineId - (lineId % KnownEvery); before < lineId; before++)
        {
            start += LengthOf(before) + BreakOf(before).ToBytes().Length;
        }

        lock (_reading)
        {
            return Read(start, LengthOf(lineId));
        }
    }

    /// <summary>How many lone CRs, at each of which an editor begins a line, stand on the lines before one.</summary>
    public int CarriageReturnsBefore(int line)
    {
        if (_carriageReturnTotal == 0)
        {
            return 0;
        }

        var total = _carriageReturnsBefore[line / ILineColumn.PageLines];
        for (var before = line - (line % ILineColumn.PageLines); before < line; before++)
        {
            total += _carriageReturns[before];
        }

        return total;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public Line? Find(int lineId)
    {
        if (IndexOf(lineId) < 0)
        {
            return null;
        }

        lock (_reading)
        {
            foreach (var kept in _kept)
            {
                if (kept?.Id == lineId)
                {
                    return kept;
                }
            }

            var line = new Line(lineId, ContentOf(lineId), BreakOf(lineId));
            if (line.Content.Length <= MostKeptBytes)
            {
                // Findings on one line, or that name one line, come one after the other.
                _kept[_nextKept] = line;
                _nextKept = (_nextKept + 1) % _kept.Length;
            }

            return line;
        }
    }

    internal void Add(long start, Line line)
    {
        if (Count % KnownEvery == 0)
        {
            _starts.Add(start);
        }

        if (Count % ILineColumn.PageLines == 0)
        {
            _carriageReturnsBefore.Add(_carriageReturnTotal);
        }

        _carriageReturns[Count] = line.LoneCarriageReturns;
        _carriageReturnTotal += line.LoneCarriageReturns;
        _lengths[Count] = ((uint)line.Content.Length << BreakBits) | (uint)line.Break;
        Bytes += line.Content.Length + line.Break.ToBytes().Length;
        Count++;
    }

    private int LengthOf(int lineId) => (int)(_lengths[lineId] >> BreakBits);

    private LineBreak BreakOf(int lineId) => (LineBreak)(_lengths[lineId] & ((1 << BreakBits) - 1));

    private byte[] Read(long start, int length)
    {
        var isNext = start >= _lastEnd && start - _lastEnd < WindowBytes;
        _lastEnd = start + length;
        var isInWindow = start >= _windowStart && start + length <= _windowStart + _windowLength;
        if (!isInWindow && isNext && length <= WindowBytes / 2)
        {
            _window ??= new byte[WindowBytes];
            _file.Position = _windowStart = start;
            _windowLength = _file.ReadAtLeast(_window, WindowBytes, throwOnEndOfStream: false);
            isInWindow = length <= _windowLength;
        }

        if (isInWindow)
        {
            return _window.AsSpan((int)(start - _windowStart), length).ToArray();
        }

        var content = new byte[length];
        _file.Position = start;
        var read = _file.ReadAtLeast(content, length, throwOnEndOfStream: false);
        return read == length ? content : content[..read];
    }
}
