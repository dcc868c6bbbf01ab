using System.Text.Json.Serialization;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A run of text, LSP's <c>Range</c>; named so that it does not clash with <see cref="System.Range"/>.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; this place is not part of it.</param>
[method: JsonConstructor]
public readonly record struct LspRange(Position Start, Position End)
{
    /// <summary>A range on one line.</summary>
    public static LspRange OnLine(int line, int start, int end) => new(new(line, start), new(line, end));
}
