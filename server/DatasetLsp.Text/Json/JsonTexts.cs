namespace DatasetLsp.Text.Json;

/// <summary>The texts of a line that fits a <see cref="JsonTemplate"/>, in order: all that is its own. Valid until the next line is looked at.</summary>
public readonly ref struct JsonTexts
{
    private readonly ReadOnlySpan<byte> _line;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly bool[] _haveEscapes;

    internal JsonTexts(ReadOnlySpan<byte> line, int[] starts, int[] ends, bool[] haveEscapes, int count)
    {
        _line = line;
        _starts = starts;
        _ends = ends;
        _haveEscapes = haveEscapes;
        Count = count;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Where a text stands in the line, quotes included.</summary>
    public TextSpan SpanOf(int text) => TextSpan.FromBounds(_starts[text] - 1, _ends[text] + 1);

    /// <summary>A text between its quotes, escapes as written.</summary>
    public ReadOnlySpan<byte> this[int text] => _line[_starts[text].._ends[text]];

    /// <summary>A text as it is written, quotes included.</summary>
    public ReadOnlySpan<byte> WithQuotes(int text) => _line[(_starts[text] - 1)..(_ends[text] + 1)];

    /// <summary>Writes a text as UTF-8, without escapes.</summary>
    /// <param name="text">Which.</param>
    /// <param name="destination">At least as long as the text is as written.</param>
    /// <returns>The bytes written.</returns>
    public int WriteUnescaped(int text, Span<byte> destination) => EscapeReader.Unescape(this[text], _haveEscapes[text], destination);
}
