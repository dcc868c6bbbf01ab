namespace DatasetLsp.Core.Examples;

/// <summary>
/// The MIME types that Gemini models take, as Google's pages on
/// <see href="https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/image-understanding">images</see>,
/// <see href="https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/audio-understanding">sound</see>,
/// <see href="https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/video-understanding">video</see> and
/// <see href="https://docs.cloud.google.com/vertex-ai/generative-ai/docs/multimodal/document-understanding">documents</see> list them
/// (read 2026-11-22), with <c>audio/aac</c>, <c>audio/opus</c> and <c>video/flv</c>, which other pages have; and which types files are of by the end of their names.
/// </summary>
public static class MediaTypes
{
    private static readonly string[] Listed =
    [
        "image/png", "image/jpeg", "image/webp", "image/heic", "image/heif",
        "audio/mp3", "audio/wav", "audio/flac", "audio/m4a", "audio/ogg", "audio/mpeg", "audio/mpga", "audio/mp4", "audio/x-aac", "audio/aac", "audio/opus",
        "audio/pcm", "audio/webm",
        "video/mp4", "video/quicktime", "video/webm", "video/mpeg", "video/x-flv", "video/flv", "video/mpegs", "video/mpg", "video/wmv", "video/3gpp",
        "application/pdf", "text/plain",
    ];

    // Other names of the same, and what people write for it.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpg"] = "image/jpeg",
        ["image/pjpeg"] = "image/jpeg",
        ["image/x-png"] = "image/png",
        ["audio/x-wav"] = "audio/wav",
        ["audio/wave"] = "audio/wav",
        ["audio/vnd.wave"] = "audio/wav",
        ["audio/x-m4a"] = "audio/m4a",
        ["audio/x-flac"] = "audio/flac",
        ["audio/x-mp3"] = "audio/mp3",
        ["video/mov"] = "video/quicktime",
        ["video/x-ms-wmv"] = "video/wmv",
        ["video/3gp"] = "video/3gpp",
        ["application/x-pdf"] = "application/pdf",
        ["pdf"] = "application/pdf",
        ["png"] = "image/png",
        ["jpg"] = "image/jpeg",
        ["jpeg"] = "image/jpeg",
        ["webp"] = "image/webp",
        ["mp3"] = "audio/mp3",
        ["wav"] = "audio/wav",
        ["mp4"] = "video/mp4",
    };

    // Listed for Gemini elsewhere (the Developer API, https://cloud.google.com/distributed-cloud/hosted/docs/latest/gdch/gemini/capabilities/video),
    // and not for Vertex AI.
    private static readonly string[] Doubtful = ["video/avi", "video/x-msvideo", "audio/aiff", "audio/x-aiff"];

    // The first of an extension's types is its usual one.
    private static readonly Dictionary<string, string[]> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["png"] = ["image/png"],
        ["jpg"] = ["image/jpeg"],
        ["jpeg"] = ["image/jpeg"],
        ["webp"] = ["image/webp"],
        ["heic"] = ["image/heic", "image/heif"],
        ["heif"] = ["image/heif", "image/heic"],
        ["gif"] = ["image/gif"],
        ["bmp"] = ["image/bmp"],
        ["tif"] = ["image/tiff"],
        ["tiff"] = ["image/tiff"],
        ["svg"] = ["image/svg+xml"],
        ["avif"] = ["image/avif"],
        ["aac"] = ["audio/aac", "audio/x-aac"],
        ["flac"] = ["audio/flac"],
        ["mp3"] = ["audio/mp3", "audio/mpeg", "audio/mpga"],
        ["mpga"] = ["audio/mpga", "audio/mpeg", "audio/mp3"],
        ["m4a"] = ["audio/m4a", "audio/mp4"],
        ["ogg"] = ["audio/ogg", "audio/opus"],
        ["opus"] = ["audio/opus", "audio/ogg"],
        ["pcm"] = ["audio/pcm"],
        ["wav"] = ["audio/wav"],
        ["mp4"] = ["video/mp4", "audio/mp4"],
        ["mov"] = ["video/quicktime"],
        ["mpeg"] = ["video/mpeg", "video/mpegs", "video/mpg", "audio/mpeg"],
        ["mpg"] = ["video/mpg", "video/mpeg", "video/mpegs"],
        ["webm"] = ["video/webm", "audio/webm"],
        ["wmv"] = ["video/wmv"],
        ["avi"] = ["video/avi", "video/x-msvideo"],
        ["aiff"] = ["audio/aiff", "audio/x-aiff"],
        ["flv"] = ["video/x-flv", "video/flv"],
        ["3gp"] = ["video/3gpp"],
        ["pdf"] = ["application/pdf"],
        ["txt"] = ["text/plain"],
        ["doc"] = ["application/msword"],
        ["docx"] = ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    };

    /// <summary>Whether Gemini models take a type; the case of letters and parameters after a semicolon make no difference.</summary>
    public static bool IsTaken(string type) => Listed.Contains(Bare(type));

    /// <summary>Whether it is not sure that Gemini models do not take a type.</summary>
    public static bool IsDoubtful(string type) => Doubtful.Contains(Bare(type)) || KindOf(type) == MediaKind.Text;

    /// <summary>The type that another name stands for; null where the name is none that we know.</summary>
    public static string? MeantBy(string type) => OtherNames.GetValueOrDefault(Bare(type));

    /// <summary>The types that are taken of a kind, the usual first.</summary>
    public static IEnumerable<string> OfKind(MediaKind kind) => Listed.Where(type => KindOf(type) == kind);

    /// <summary>The types that a file may have by the end of its name, the usual first; none where that says nothing.</summary>
    public static IReadOnlyList<string> OfFile(string uri)
    {
        var path = uri.AsSpan();
        if (uri.StartsWith("http", StringComparison.OrdinalIgnoreCase) && path.IndexOfAny('?', '#') is >= 0 and var end)
        {
            path = path[..end];
        }

        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.LastIndexOf('.') is > 0 and var dot && Extensions.TryGetValue(name[(dot + 1)..].ToString(), out var types) ? types : [];
    }

    /// <summary>The kind of a type.</summary>
    public static MediaKind KindOf(string type)
    {
        var bare = MeantBy(type) ?? Bare(type);
        return bare switch
        {
            "application/pdf" => MediaKind.Pdf,
            _ when bare.StartsWith("image/", StringComparison.Ordinal) => MediaKind.Image,
            _ when bare.StartsWith("audio/", StringComparison.Ordinal) => MediaKind.Audio,
            _ when bare.StartsWith("video/", StringComparison.Ordinal) => MediaKind.Video,
            _ when bare.StartsWith("text/", StringComparison.Ordinal) => MediaKind.Text,
            _ => MediaKind.Unknown,
        };
    }

    /// <summary>Whether two types are one, as far as names go.</summary>
    public static bool AreSame(string one, string other) => (MeantBy(one) ?? Bare(one)) == (MeantBy(other) ?? Bare(other));

    private static string Bare(string type) =>
        (type.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end ? type[..end] : type).Trim().ToLowerInvariant();
}
