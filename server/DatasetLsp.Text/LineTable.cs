using System.Buffers;

namespace DatasetLsp.Text;

/// <summary>
/// A text as lines of UTF-8 bytes, immutable: an edit gives a new table that shares all lines but those it touched.
/// Lines end at LF; a text of n LF has n + 1 lines, the last of them empty where the text ends with LF.
/// An edit costs what it changes plus one step for each 256 lines.
/// </summary>
public sealed class LineTable
{
    private readonly LineChunk[] _chunks;
    private readonly int[] _firstLine;
    private readonly int[] _firstEditorLine;
    private readonly int[] _ordinalOfKey;
    private readonly LineLocator _locator;
    private readonly int _nextId;

    private LineTable(LineChunk[] chunks, LineLocator locator, int nextId, int keyLimit)
    {
        _chunks = chunks;
        _locator = locator;
        _nextId = nextId;
        _firstLine = new int[chunks.Length + 1];
        _firstEditorLine = new int[chunks.Length + 1];
        _ordinalOfKey = new int[keyLimit];
        Array.Fill(_ordinalOfKey, -1);
        for (var ordinal = 0; ordinal < chunks.Length; ordinal++)
        {
            _firstLine[ordinal + 1] = _firstLine[ordinal] + chunks[ordinal].Lines.Length;
            _firstEditorLine[ordinal + 1] = _firstEditorLine[ordinal] + chunks[ordinal].EditorLines;
            _ordinalOfKey[chunks[ordinal].Key] = ordinal;
            Bytes += chunks[ordinal].Bytes;
        }
    }

    /// <summary>How many lines there are; at least 1.</summary>
    public int Count => _firstLine[^1];

    /// <summary>How many lines an editor shows: more than <see cref="Count"/> where there are lone CR.</summary>
    public int EditorLineCount => _firstEditorLine[^1];

    /// <summary>Length of the text, line breaks included.</summary>
    public long Bytes { get; }

    /// <summary>The line at an index from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public Line this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            var ordinal = ChunkAt(_firstLine, index);
            return _chunks[ordinal].Lines[index - _firstLine[ordinal]];
        }
    }

    /// <summary>All lines in order.</summary>
    public IEnumerable<Line> Lines => _chunks.SelectMany(chunk => chunk.Lines);

    /// <summary>Reads a text. The lines refer to the given memory, which must not change afterwards.</summary>
    public static LineTable FromBytes(ReadOnlyMemory<byte> text)
    {
        var lines = new List<Line>();
        Split(text, (content, lineBreak) => lines.Add(new Line(lines.Count, content, lineBreak)));
        var chunks = Cut(lines, key: 0);
        return new LineTable(chunks, LineLocator.Empty.With([], chunks, lines.Count), lines.Count, chunks.Length);
    }

    /// <summary>The index of the line with this id, or -1 where the table has none.</summary>
    public int IndexOf(int lineId)
    {
        var key = _locator.ChunkKeyOf(lineId);
        if (key < 0)
        {
            return -1;
        }

        var ordinal = _ordinalOfKey[key];
        return _firstLine[ordinal] + Array.FindIndex(_chunks[ordinal].Lines, line => line.Id == lineId);
    }

    /// <summary>The line with this id, or null where the table has none.</summary>
    public Line? Find(int lineId) => IndexOf(lineId) is >= 0 and var index ? this[index] : null;

    /// <summary>
    /// Replaces what lies between two places. Lines that keep their bytes stay the same objects; a line that is changed,
    /// and one that another replaces, keeps its id.
    /// </summary>
    public LineTable Replace(TextPosition start, TextPosition end, ReadOnlySpan<byte> newText, out LineTableChange change)
    {
        start = Clamp(start);
        end = Clamp(end);
        if (end.CompareTo(start) < 0)
        {
            (start, end) = (end, start);
        }

        var replaced = new List<Line>(Enumerable.Range(start.Line, end.Line - start.Line + 1).Select(index => this[index]));
        var head = replaced[0].Content.Span[..start.Offset];
        var last = replaced[^1];
        var tail = last.Content.Span[end.Offset..];
        var lastBreak = last.Break.ToBytes();
        var joined = new byte[head.Length + newText.Length + tail.Length + lastBreak.Length];
        head.CopyTo(joined);
        newText.CopyTo(joined.AsSpan(head.Length));
        tail.CopyTo(joined.AsSpan(head.Length + newText.Length));
        lastBreak.CopyTo(joined.AsSpan(joined.Length - lastBreak.Length));

        var pieces = new List<(ReadOnlyMemory<byte> Content, LineBreak Break)>();
        Split(joined, (content, lineBreak) => pieces.Add((content, lineBreak)));
        if (lastBreak.Length > 0)
        {
            // What follows the last break is the next line of the table, not an empty line of this edit.
            pieces.RemoveAt(pieces.Count - 1);
        }

        return Splice(start.Line, replaced, pieces, out change);
    }

    /// <summary>Replaces what lies between two places of an editor; see <see cref="Replace(TextPosition, TextPosition, ReadOnlySpan{byte}, out LineTableChange)"/>.</summary>
    public LineTable Replace(
        EditorPosition start, EditorPosition end, PositionEncoding encoding, ReadOnlySpan<byte> newText, out LineTableChange change) =>
        Replace(ToText(start, encoding), ToText(end, encoding), newText, out change);

    /// <summary>Where an editor's position lies; one beyond its line or the text is taken as the line's or the text's end, as LSP asks.</summary>
    public TextPosition ToText(EditorPosition position, PositionEncoding encoding)
    {
        if (position.Line < 0)
        {
            return default;
        }

        if (position.Line >= EditorLineCount)
        {
            return new TextPosition(Count - 1, this[Count - 1].Content.Length);
        }

        var ordinal = ChunkAt(_firstEditorLine, position.Line);
        var editorLine = _firstEditorLine[ordinal];
        var index = 0;
        var lines = _chunks[ordinal].Lines;
        while (editorLine + lines[index].EditorLines <= position.Line)
        {
            editorLine += lines[index].EditorLines;
            index++;
        }

        var line = lines[index];
        var (from, to) = EditorLineBounds(line, position.Line - editorLine);
        var offset = encoding == PositionEncoding.Utf8
            ? line.FloorToCharacter((int)Math.Min((long)from + Math.Max(position.Character, 0), to))
            : Math.Min(line.AdvanceUtf16(from, position.Character), to);
        return new TextPosition(_firstLine[ordinal] + index, offset);
    }

    /// <summary>How an editor names a place.</summary>
    public EditorPosition ToEditor(TextPosition position, PositionEncoding encoding)
    {
        position = Clamp(position);
        var ordinal = ChunkAt(_firstLine, position.Line);
        var index = position.Line - _firstLine[ordinal];
        var editorLine = _firstEditorLine[ordinal];
        var lines = _chunks[ordinal].Lines;
        for (var before = 0; before < index; before++)
        {
            editorLine += lines[before].EditorLines;
        }

        var line = lines[index];
        var offset = line.FloorToCharacter(position.Offset);
        var from = 0;
        if (line.LoneCarriageReturns > 0)
        {
            var before = line.Content.Span[..offset];
            editorLine += before.Count((byte)'\r');
            from = before.LastIndexOf((byte)'\r') + 1;
        }

        return new EditorPosition(
            editorLine, encoding == PositionEncoding.Utf8 ? offset - from : line.CountUtf16(from, offset));
    }

    /// <summary>Writes the text, line breaks included.</summary>
    public void WriteTo(IBufferWriter<byte> target)
    {
        foreach (var line in Lines)
        {
            target.Write(line.Content.Span);
            target.Write(line.Break.ToBytes());
        }
    }

    /// <summary>The text, line breaks included, as one array.</summary>
    public byte[] ToArray()
    {
        var writer = new ArrayBufferWriter<byte>((int)Math.Max(Bytes, 1));
        WriteTo(writer);
        return writer.WrittenSpan.ToArray();
    }

    private static void Split(ReadOnlyMemory<byte> text, Action<ReadOnlyMemory<byte>, LineBreak> add)
    {
        var start = 0;
        while (true)
        {
            var length = text.Span[start..].IndexOf((byte)'\n');
            if (length < 0)
            {
                add(text[start..], LineBreak.None);
                return;
            }

            var content = text.Slice(start, length);
            start += length + 1;
            if (content.Span is [.., (byte)'\r'])
            {
                add(content[..^1], LineBreak.CarriageReturnLineFeed);
            }
            else
            {
                add(content, LineBreak.LineFeed);
            }
        }
    }

    private static LineChunk[] Cut(IReadOnlyList<Line> lines, int key) =>
        [.. lines.Chunk(LineChunk.TargetSize).Select((part, ordinal) => new LineChunk(key + ordinal, part))];

    private static int ChunkAt(int[] firsts, int value)
    {
        var found = Array.BinarySearch(firsts, value);
        return found < 0 ? ~found - 1 : found;
    }

    private static (int From, int To) EditorLineBounds(Line line, int part)
    {
        var from = 0;
        var bytes = line.Content.Span;
        for (var passed = 0; passed < part; passed++)
        {
            from += bytes[from..].IndexOf((byte)'\r') + 1;
        }

        var length = bytes[from..].IndexOf((byte)'\r');
        return (from, length < 0 ? bytes.Length : from + length);
    }

    private TextPosition Clamp(TextPosition position)
    {
        if (position.Line < 0)
        {
            return default;
        }

        var index = Math.Min(position.Line, Count - 1);
        var length = this[index].Content.Length;
        return new TextPosition(index, position.Line > index ? length : Math.Clamp(position.Offset, 0, length));
    }

    private LineTable Splice(
        int first, List<Line> replaced, List<(ReadOnlyMemory<byte> Content, LineBreak Break)> pieces, out LineTableChange change)
    {
        static bool Same(Line line, (ReadOnlyMemory<byte> Content, LineBreak Break) piece) =>
            line.Break == piece.Break && line.Content.Span.SequenceEqual(piece.Content.Span);

        var shared = Math.Min(replaced.Count, pieces.Count);
        var kept = 0;
        while (kept < shared && Same(replaced[kept], pieces[kept]))
        {
            kept++;
        }

        var keptAtEnd = 0;
        while (keptAtEnd < shared - kept && Same(replaced[^(keptAtEnd + 1)], pieces[^(keptAtEnd + 1)]))
        {
            keptAtEnd++;
        }

        var removed = replaced[kept..^keptAtEnd];
        var nextId = _nextId;
        var added = new List<Line>(pieces.Count - kept - keptAtEnd);
        foreach (var (content, lineBreak) in pieces[kept..^keptAtEnd])
        {
            var id = added.Count < removed.Count ? removed[added.Count].Id : nextId++;
            added.Add(new Line(id, content, lineBreak));
        }

        first += kept;
        change = new LineTableChange(first, removed, added);
        if (removed.Count == 0 && added.Count == 0)
        {
            return this;
        }

        var fromChunk = ChunkAt(_firstLine, Math.Min(first, Count - 1));
        var toChunk = ChunkAt(_firstLine, Math.Min(first + Math.Max(removed.Count, 1) - 1, Count - 1));
        var lines = new List<Line>();
        lines.AddRange(_chunks[fromChunk].Lines[..(first - _firstLine[fromChunk])]);
        lines.AddRange(added);
        lines.AddRange(_chunks[toChunk].Lines[(first + removed.Count - _firstLine[toChunk])..]);

        var keyLimit = _ordinalOfKey.Length;
        LineChunk[] cut;
        if (lines.Count == 0)
        {
            cut = [];
        }
        else if (lines.Count <= 2 * LineChunk.TargetSize)
        {
            cut = [new LineChunk(_chunks[fromChunk].Key, [.. lines])];
        }
        else
        {
            cut = Cut(lines, keyLimit);
            keyLimit += cut.Length;
        }

        LineChunk[] chunks = [.. _chunks[..fromChunk], .. cut, .. _chunks[(toChunk + 1)..]];
        var gone = removed.Skip(added.Count);
        return new LineTable(chunks, _locator.With(gone, cut, nextId), nextId, keyLimit);
    }
}
