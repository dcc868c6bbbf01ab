using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Mapping;

/// <summary>Places in a text, as the client counts them.</summary>
internal static class RangeMapping
{
    /// <summary>A place.</summary>
    public static Position ToPosition(this LineTable lines, int line, int offset, PositionEncoding encoding)
    {
        var position = lines.ToEditor(new TextPosition(line, offset), encoding);
        return new Position(position.Line, position.Character);
    }

    /// <summary>A span on one line of the table; an editor may see several there.</summary>
    public static LspRange ToRange(this LineTable lines, int line, TextSpan span, PositionEncoding encoding) =>
        new(lines.ToPosition(line, span.Start, encoding), lines.ToPosition(line, span.End, encoding));

    /// <summary>The place that a client names.</summary>
    public static TextPosition FromPosition(this LineTable lines, Position position, PositionEncoding encoding) =>
        lines.ToText(new EditorPosition(position.Line, position.Character), encoding);
}
