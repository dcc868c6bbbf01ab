namespace DatasetLsp.Core.Models;

/// <summary>What media the service takes in an example. Null where no source names a limit.</summary>
public sealed record MediaLimits
{
    /// <summary>Most images of an example.</summary>
    public Fact<int>? ImagesPerExample { get; init; }

    /// <summary>Most bytes of an image.</summary>
    public Fact<long>? ImageBytes { get; init; }

    /// <summary>Most sound files of an example.</summary>
    public Fact<int>? AudioFilesPerExample { get; init; }

    /// <summary>Most minutes of sound of an example.</summary>
    public Fact<double>? AudioMinutesPerExample { get; init; }

    /// <summary>Most bytes of a sound file.</summary>
    public Fact<long>? AudioBytes { get; init; }

    /// <summary>Most PDF files of an example.</summary>
    public Fact<int>? PdfFilesPerExample { get; init; }

    /// <summary>Most PDF pages of an example.</summary>
    public Fact<int>? PdfPagesPerExample { get; init; }

    /// <summary>Most bytes of a PDF file.</summary>
    public Fact<long>? PdfBytes { get; init; }

    /// <summary>Most video files of an example.</summary>
    public Fact<int>? VideoFilesPerExample { get; init; }

    /// <summary>Most minutes of video of an example, at any resolution but those that have a limit of their own.</summary>
    public Fact<double>? VideoMinutesPerExample { get; init; }

    /// <summary>Most minutes of video of an example at <see cref="MediaResolution.Low"/>.</summary>
    public Fact<double>? VideoMinutesPerExampleLow { get; init; }

    /// <summary>Most bytes of a video file.</summary>
    public Fact<long>? VideoBytes { get; init; }

    /// <summary>
    /// Most minutes of video of an example. Where nothing is said of the resolution the larger number holds, since no source says
    /// which it is.
    /// </summary>
    public Fact<double>? VideoMinutes(MediaResolution level) =>
        level is MediaResolution.Low or MediaResolution.Unspecified ? VideoMinutesPerExampleLow ?? VideoMinutesPerExample : VideoMinutesPerExample;
}
