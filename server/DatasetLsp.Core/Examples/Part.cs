using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Examples;

/// <summary>A piece of a turn.</summary>
/// <param name="Kind">What it carries.</param>
/// <param name="Node">The whole part; in formats whose turns are plain strings, the string.</param>
/// <param name="Data">What it carries: the text's string, the call's object.</param>
public sealed record Part(PartKind Kind, JsonNode Node, JsonNode Data)
{
    /// <summary>Whether it is a text of nothing but white space.</summary>
    public bool IsBlankText =>
        Kind == PartKind.Text
        && Data.Kind == JsonKind.String
        && Data.Raw is not [(byte)'"', (> (byte)' ' and < 0x7F) and not ((byte)'"' or (byte)'\\'), ..]
        && string.IsNullOrWhiteSpace(Data.GetString());
}
