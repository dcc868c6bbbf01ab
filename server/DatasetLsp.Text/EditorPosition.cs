namespace DatasetLsp.Text;

/// <summary>A place as an editor counts it: lines end at LF, CR LF <em>and</em> at a lone CR.</summary>
/// <param name="Line">From 0.</param>
/// <param name="Character">From 0, in units of the agreed <see cref="PositionEncoding"/>.</param>
public readonly record struct EditorPosition(int Line, int Character) : IComparable<EditorPosition>
{
    /// <inheritdoc/>
    public int CompareTo(EditorPosition other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Character.CompareTo(other.Character);
}
