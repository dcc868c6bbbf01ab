namespace DatasetLsp.Core.Models;

/// <summary>How many tokens media cost. Null where no source says it.</summary>
/// <param name="images">An image, by resolution.</param>
/// <param name="videoFrames">One picture of a video, by resolution.</param>
/// <param name="pdfPages">The picture of a PDF page, by resolution.</param>
/// <param name="audioSecond">A second of sound.</param>
public sealed class MediaTokens(
    IReadOnlyDictionary<MediaResolution, Fact<long>> images,
    IReadOnlyDictionary<MediaResolution, Fact<long>> videoFrames,
    IReadOnlyDictionary<MediaResolution, Fact<long>> pdfPages,
    Fact<long>? audioSecond)
{
    /// <summary>A second of sound, which has no resolution.</summary>
    public Fact<long>? AudioSecond => audioSecond;

    /// <summary>An image.</summary>
    public Fact<long>? Image(MediaResolution level) => images.GetValueOrDefault(level);

    /// <summary>One picture of a video; <see cref="ModelMedia.FramesPerSecond"/> says how many there are.</summary>
    public Fact<long>? VideoFrame(MediaResolution level) => videoFrames.GetValueOrDefault(level);

    /// <summary>A page of a PDF, without the text on it: the note says where that costs more.</summary>
    public Fact<long>? PdfPage(MediaResolution level) => pdfPages.GetValueOrDefault(level);
}
