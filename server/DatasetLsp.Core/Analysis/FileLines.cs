using DatasetLsp.Core.Index;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// The lines of a file on disk: where each begins is known, and the bytes are read again when they are asked for. A line's id
/// is its index. Not safe for several threads.
/// </summary>
public sealed class FileLines : IDatasetLines
{
    private readonly Stream _file;
    private readonly List<(long Start, int Length, LineBreak Break)> _lines = [];

    // The lines that hold lone CRs, in order, and how many there are up to the end of each.
    private readonly List<(int Line, int Total)> _carriageReturns = [];

    internal FileLines(Stream file) => _file = file;

    /// <inheritdoc/>
    public int Count => _lines.Count;

    /// <inheritdoc/>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public IEnumerable<int> Ids => Enumerable.Range(0, Count);

    /// <inheritdoc/>
    public int IndexOf(int lineId) => lineId >= 0 && lineId < Count ? lineId : -1;

    /// <inheritdoc/>
    public int IdAt(int index) => _lines.Count > index ? index : throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public ReadOnlyMemory<byte> ContentOf(int lineId)
    {
        if (IndexOf(lineId) < 0)
        {
            return default;
        }

        var (start, length, _) = _lines[lineId];
        var content = new byte[length];
        _file.Position = start;
        return content.AsMemory(0, _file.ReadAtLeast(content, length, throwOnEndOfStream: false));
    }

    /// <summary>How many lone CRs, at each of which an editor begins a line, stand on the lines before one.</summary>
    public int CarriageReturnsBefore(int line)
    {
        var found = _carriageReturns.BinarySearch((line, int.MinValue));
        found = found < 0 ? ~found : found;
        return found == 0 ? 0 : _carriageReturns[found - 1].Total;
    }

    /// <inheritdoc/>
    public LineBreak BreakOf(int lineId) => _lines[IdAt(lineId)].Break;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public Line? Find(int lineId) => IndexOf(lineId) < 0 ? null : new Line(lineId, ContentOf(lineId), BreakOf(lineId));

    internal void Add(long start, Line line)
    {
        if (line.LoneCarriageReturns is > 0 and var count)
        {
            _carriageReturns.Add((_lines.Count, count + (_carriageReturns.Count == 0 ? 0 : _carriageReturns[^1].Total)));
        }

        _lines.Add((start, line.Content.Length, line.Break));
        Bytes += line.Content.Length + line.Break.ToBytes().Length;
    }
}
