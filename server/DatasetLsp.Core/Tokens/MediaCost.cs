using System.Globalization;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Models;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tokens;

/// <summary>What a part's media cost in tokens, as far as the record says: nobody looks into the files.</summary>
internal static class MediaCost
{
    private const string Prefix = "MEDIA_RESOLUTION_";

    // content.proto: above 0, up to 24.
    private const double MostFramesPerSecond = 24;

    // The service takes minutes; what claims to be longer than a day claims nothing.
    private const double LongestSeconds = 24 * 60 * 60;

    /// <summary>The tokens of a part, and what is not in them.</summary>
    /// <param name="part">A part that carries media.</param>
    /// <param name="ofRecord">What <see cref="ResolutionOf"/> says of its record.</param>
    /// <param name="media">What the model's generation makes of media; null where that is not known.</param>
    public static (int Tokens, TokenGaps Gaps) Of(Part part, MediaResolution? ofRecord, ModelMedia? media)
    {
        var (tokens, gaps) = Reckon(part, (media?.Resolution.PerPart?.Value == true ? ResolutionOfPart(part.Node) : null) ?? ofRecord, media);
        return (tokens, tokens > 0 ? gaps | TokenGaps.Reckoned : gaps);
    }

    /// <summary>How finely all media of a record are looked at, where it says that.</summary>
    public static MediaResolution? ResolutionOf(JsonNode root) =>
        Member(root, "generationConfig"u8, "generation_config"u8) is { } config && Member(config, "mediaResolution"u8, "media_resolution"u8) is { } all
            ? Level(all)
            : null;

    private static (int Tokens, TokenGaps Gaps) Reckon(Part part, MediaResolution? said, ModelMedia? media)
    {
        var level = said ?? MediaResolution.Unspecified;
        switch (KindOf(part))
        {
            // Before resolutions could be said of a part, an image was also looked at in pieces, by its size.
            case "image" when media?.Tokens.Image(said ?? media.Resolution.ImageDefault?.Value ?? level) is { } image:
                return ((int)image.Value, media.Resolution.PerPart?.Value == true || said is MediaResolution.Low or MediaResolution.Medium ? TokenGaps.None : TokenGaps.Image);
            case "image":
                return (0, TokenGaps.Image);
            case "video":
                return VideoOf(part, level, media) is { } video ? (video, TokenGaps.None) : (0, TokenGaps.Video);
            case "audio":
                return (0, TokenGaps.Audio);
            case "pdf":
                return ((int)(media?.Tokens.PdfPage(level)?.Value ?? 0), TokenGaps.Document);
            default:
                return (0, TokenGaps.OtherMedia);
        }
    }

    private static MediaResolution? ResolutionOfPart(JsonNode part) =>
        Member(part, "mediaResolution"u8, "media_resolution"u8) is { } own ? Level(Member(own, "level"u8, "level"u8) ?? own) : null;

    private static MediaResolution? Level(JsonNode node)
    {
        var name = node.Kind == JsonKind.String ? node.GetString() : "";
        return (name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name) switch
        {
            "LOW" => MediaResolution.Low,
            "MEDIUM" => MediaResolution.Medium,
            "HIGH" => MediaResolution.High,
            "ULTRA_HIGH" => MediaResolution.UltraHigh,
            _ => null,
        };
    }

    private static string KindOf(Part part)
    {
        // OpenAI's parts name their kind by a field.
        if (Member(part.Data, "image_url"u8, "image"u8) is not null)
        {
            return "image";
        }

        if (Member(part.Data, "input_audio"u8, "audio"u8) is not null)
        {
            return "audio";
        }

        var type = Member(part.Data, "mimeType"u8, "mime_type"u8) is { Kind: JsonKind.String } named ? named.GetString() : "";
        return type.Equals("application/pdf", StringComparison.OrdinalIgnoreCase) ? "pdf" : type.Split('/')[0].ToLowerInvariant();
    }

    /// <summary>The cost of a video of which the record says from where to where it is looked at; its sound is taken to be there.</summary>
    private static int? VideoOf(Part part, MediaResolution level, ModelMedia? media)
    {
        if (media?.Tokens.VideoFrame(level) is not { } frame
            || Member(part.Node, "videoMetadata"u8, "video_metadata"u8) is not { } about
            || Seconds(about, "endOffset"u8, "end_offset"u8) is not { } end)
        {
            return null;
        }

        var seconds = end - (Seconds(about, "startOffset"u8, "start_offset"u8) ?? 0);
        var perSecond = Member(about, "fps"u8, "fps"u8) is { Kind: JsonKind.Number } fps && double.TryParse(fps.Raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var asked)
            ? asked
            : media.FramesPerSecond?.Value ?? 1;
        return seconds is >= 0 and <= LongestSeconds && perSecond is > 0 and <= MostFramesPerSecond
            ? (int)((Math.Ceiling(seconds * perSecond) * frame.Value) + (seconds * (media.Tokens.AudioSecond?.Value ?? 0)))
            : null;
    }

    private static double? Seconds(JsonNode node, ReadOnlySpan<byte> camel, ReadOnlySpan<byte> snake) =>
        Member(node, camel, snake) is { Kind: JsonKind.String } text ? MediaItem.Duration(text) : null;

    private static JsonNode? Member(JsonNode node, ReadOnlySpan<byte> camel, ReadOnlySpan<byte> snake) =>
        node.TryGetMember(camel, out var member) || node.TryGetMember(snake, out member) ? member.Value : null;
}
