namespace DatasetLsp.Text;

/// <summary>A place in a <see cref="LineTable"/>.</summary>
/// <param name="Line">Index of the line, from 0; lines end at LF only.</param>
/// <param name="Offset">Byte in the line's content, from 0 to its length.</param>
public readonly record struct TextPosition(int Line, int Offset) : IComparable<TextPosition>
{
    /// <inheritdoc/>
    public int CompareTo(TextPosition other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Offset.CompareTo(other.Offset);
}
