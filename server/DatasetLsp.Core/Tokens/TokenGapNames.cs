namespace DatasetLsp.Core.Tokens;

/// <summary>What <see cref="TokenGaps"/> are called in reports.</summary>
public static class TokenGapNames
{
    /// <summary>Every gap by itself.</summary>
    public static IReadOnlyList<TokenGaps> All { get; } =
        [TokenGaps.Image, TokenGaps.Video, TokenGaps.Audio, TokenGaps.Document, TokenGaps.OtherMedia];

    /// <summary>The name of one gap.</summary>
    public static string ToName(this TokenGaps gap) => gap switch
    {
        TokenGaps.Image => "image",
        TokenGaps.Video => "video",
        TokenGaps.Audio => "audio",
        TokenGaps.Document => "document",
        _ => "media",
    };
}
