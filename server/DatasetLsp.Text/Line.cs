using System.Text;

namespace DatasetLsp.Text;

/// <summary>
/// One line of a text: its bytes without the line break, under an identity that outlives edits.
/// Immutable: an edit puts a new <see cref="Line"/> with the same <see cref="Id"/> in its place.
/// </summary>
public sealed class Line
{
    // Position mapping in a long line starts at the nearest of these places instead of at the line's start.
    private const int CheckpointEvery = 4096;

    private readonly bool _isAscii;
    private int[]? _checkpoints;

    /// <summary>Makes a line.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="content">Its bytes without the break.</param>
    /// <param name="lineBreak">What ends it.</param>
    public Line(int id, ReadOnlyMemory<byte> content, LineBreak lineBreak)
    {
        Id = id;
        Content = content;
        Break = lineBreak;
        _isAscii = Ascii.IsValid(content.Span);
        LoneCarriageReturns = content.Span.Count((byte)'\r');
    }

    /// <summary>Unique in a table and all tables made from it by edits. Says nothing of the order of lines.</summary>
    public int Id { get; }

    /// <summary>The bytes, without the break. Meant to be UTF-8; nothing here relies on it.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>What ends the line.</summary>
    public LineBreak Break { get; }

    /// <summary>How many CR stand in the content; an editor begins a line of its own after each.</summary>
    public int LoneCarriageReturns { get; }

    /// <summary>How many lines an editor makes of this one.</summary>
    internal int EditorLines => LoneCarriageReturns + 1;

    /// <summary>
    /// UTF-16 code units between two bytes of the content. A byte inside a character counts as the character's start;
    /// a malformed sequence counts as the one U+FFFD that editors show for it.
    /// </summary>
    public int CountUtf16(int from, int to)
    {
        from = FloorToCharacter(Math.Clamp(from, 0, Content.Length));
        to = FloorToCharacter(Math.Clamp(to, 0, Content.Length));
        return _isAscii ? to - from : Utf16Before(to) - Utf16Before(from);
    }

    /// <summary>
    /// The byte that lies <paramref name="units"/> UTF-16 code units after <paramref name="from"/>. The middle of a surrogate
    /// pair gives the start of its character, a place beyond the content the content's end.
    /// </summary>
    public int AdvanceUtf16(int from, int units)
    {
        from = FloorToCharacter(Math.Clamp(from, 0, Content.Length));
        units = Math.Max(units, 0);
        if (_isAscii)
        {
            return (int)Math.Min((long)from + units, Content.Length);
        }

        var target = (long)Utf16Before(from) + units;
        var checkpoints = Checkpoints;
        var block = 0;
        if (checkpoints.Length > 0)
        {
            block = Array.BinarySearch(checkpoints, (int)Math.Min(target, int.MaxValue));
            block = block < 0 ? ~block - 1 : block;
        }

        var offset = Math.Max(block, 0) * CheckpointEvery;
        offset = FloorToCharacter(offset);
        long passed = block > 0 ? checkpoints[block] : 0;
        var bytes = Content.Span;
        while (offset < bytes.Length && passed < target)
        {
            Rune.DecodeFromUtf8(bytes[offset..], out var rune, out var consumed);
            if (passed + rune.Utf16SequenceLength > target)
            {
                break;
            }

            passed += rune.Utf16SequenceLength;
            offset += consumed;
        }

        return offset;
    }

    /// <summary>The start of the character that the byte belongs to; the byte itself where it begins one or is malformed.</summary>
    public int FloorToCharacter(int offset)
    {
        var bytes = Content.Span;
        if (_isAscii || offset <= 0 || offset >= bytes.Length || !IsContinuation(bytes[offset]))
        {
            return offset;
        }

        for (var start = offset - 1; start >= Math.Max(0, offset - 3); start--)
        {
            if (IsContinuation(bytes[start]))
            {
                continue;
            }

            Rune.DecodeFromUtf8(bytes[start..], out _, out var consumed);
            return start + consumed > offset ? start : offset;
        }

        return offset;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    private int Utf16Before(int offset)
    {
        var block = offset / CheckpointEvery;
        if (block == 0)
        {
            return Encoding.UTF8.GetCharCount(Content.Span[..offset]);
        }

        var start = FloorToCharacter(block * CheckpointEvery);
        return Checkpoints[block] + Encoding.UTF8.GetCharCount(Content.Span[start..offset]);
    }

    /// <summary>Entry k: UTF-16 units before byte k × <see cref="CheckpointEvery"/>, rounded down to a character. Empty in a short line.</summary>
    private int[] Checkpoints
    {
        get
        {
            // Two threads may both build it; they build the same.
            if (_checkpoints is { } ready)
            {
                return ready;
            }

            var built = Content.Length <= CheckpointEvery ? [] : new int[(Content.Length / CheckpointEvery) + 1];
            var previous = 0;
            for (var block = 1; block < built.Length; block++)
            {
                var place = FloorToCharacter(block * CheckpointEvery);
                built[block] = built[block - 1] + Encoding.UTF8.GetCharCount(Content.Span[previous..place]);
                previous = place;
            }

            _checkpoints = built;
            return built;
        }
    }
}
