using System.Globalization;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Examples;

/// <summary>A file that stands in an example of Gemini's format: by its address, or with its bytes.</summary>
/// <param name="Part">The part that holds it, and what is said beside it.</param>
/// <param name="NameNode">The key <c>fileData</c> or <c>inlineData</c>.</param>
/// <param name="IsInline">Whether its bytes are in the line.</param>
/// <param name="Uri">Where its address is written; null where no string is.</param>
/// <param name="Type">Where its MIME type is written; null where no string is.</param>
public sealed record MediaItem(JsonNode Part, JsonNode NameNode, bool IsInline, JsonNode? Uri, JsonNode? Type)
{
    /// <summary>A short place to point at.</summary>
    public TextSpan Anchor => NameNode.ShortSpan();

    /// <summary>What it holds: what its type says, else what the end of its name does.</summary>
    public MediaKind Kind
    {
        get
        {
            if (Type is { } type && MediaTypes.KindOf(type.GetString()) is not MediaKind.Unknown and var kind)
            {
                return kind;
            }

            return Uri is { } uri && MediaTypes.OfFile(uri.GetString()) is [var usual, ..] ? MediaTypes.KindOf(usual) : MediaKind.Unknown;
        }
    }

    /// <summary>How many seconds of it are played, as far as <c>videoMetadata</c> says; 0 where it does not.</summary>
    public double Seconds =>
        (Part.TryGetMember("videoMetadata"u8, out var about) || Part.TryGetMember("video_metadata"u8, out about))
        && Duration(about.Value.StringMember("endOffset"u8) ?? about.Value.StringMember("end_offset"u8)) is { } end
            ? Math.Max(0, end - (Duration(about.Value.StringMember("startOffset"u8) ?? about.Value.StringMember("start_offset"u8)) ?? 0))
            : 0;

    /// <summary>The files of an example, in order; none of other formats.</summary>
    public static IEnumerable<MediaItem> Of(Example example)
    {
        foreach (var content in example.Format.HasParts ? example.Contents : [])
        {
            foreach (var part in content.Parts)
            {
                if (part is { Kind: PartKind.Media, Data.Kind: JsonKind.Object } && part.Data.Member is { } member)
                {
                    yield return new MediaItem(
                        part.Node,
                        member.KeyNode,
                        member.KeyEquals("inlineData"u8) || member.KeyEquals("inline_data"u8),
                        part.Data.StringMember("fileUri"u8) ?? part.Data.StringMember("file_uri"u8),
                        part.Data.StringMember("mimeType"u8) ?? part.Data.StringMember("mime_type"u8));
                }
            }
        }
    }

    /// <summary>A duration as protobuf's JSON writes it: <c>3.5s</c>.</summary>
    internal static double? Duration(JsonNode? node) =>
        node?.GetString() is [.., 's'] said && double.TryParse(said.AsSpan(0, said.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;
}
