using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A place between two characters of a document.</summary>
/// <param name="Line">Line, from 0; may lie beyond the last one.</param>
/// <param name="Character">Column, from 0, in the units agreed on at <c>initialize</c>; may lie beyond the line's end.</param>
[method: JsonConstructor]
public readonly record struct Position(
    [property: JsonConverter(typeof(SaturatingUnsignedConverter))] int Line,
    [property: JsonConverter(typeof(SaturatingUnsignedConverter))] int Character) : IComparable<Position>
{
    /// <inheritdoc/>
    public int CompareTo(Position other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Character.CompareTo(other.Character);
}
