using System.Globalization;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Formats.Shapes;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Models;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>More media in an example than the model is tuned on.</summary>
public sealed class MediaLimitRule : ExampleRule
{
    private const double MostFramesPerSecond = 24;

    /// <inheritdoc/>
    public override string Id => "media-limit";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override TextUse TextUse => TextUse.None;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples with more images, sound files or PDFs than the model is tuned on, or longer videos, and videos at more frames per second than there may be.",
        Why: """
            An example may hold 30 [images](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/image),
            1 [sound file](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/audio) and
            4 [PDFs](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/document), and 5 minutes of
            [video](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/video), or 20 at low resolution (where
            `videoMetadata` says how long it plays); `dataset-lsp models` has the numbers of each model. `videoMetadata.fps` is more than
            0 and 24 at the most ([content.proto](https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/content.proto)). The
            service drops what is beyond its limits, and a job of which a tenth is dropped fails. How large files are and how
            long they play cannot be seen here: up to 20 MB an image or PDF, 100 MB a sound or video file; 300 PDF pages and 60 minutes of
            sound in all.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"audio/mp3","fileUri":"gs://my-bucket/1.mp3"}},{"fileData":{"mimeType":"audio/mp3","fileUri":"gs://my-bucket/2.mp3"}},{"text":"What do they say?"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"audio/mp3","fileUri":"gs://my-bucket/both.mp3"}},{"text":"What do they say?"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Fix: "Remove files, join them, or make several examples of one.",
        SwitchOff: "When examples are cut to size before the upload.");

    /// <inheritdoc/>
    public override void Check(Example example, FindingSink findings)
    {
        if (example.Format.IsPreference)
        {
            return;
        }

        var limits = findings.Model?.Media?.Limits;
        var ofRecord = StructureFacts.ResolutionNode(example);
        var (images, sounds, pdfs, videos) = (0, 0, 0, 0);
        var (minutes, level) = (0.0, MediaResolution.High);
        foreach (var item in MediaItem.Of(example))
        {
            CheckFrames(item, findings);
            switch (item.Kind)
            {
                case MediaKind.Image:
                    CheckCount(item, ++images, limits?.ImagesPerExample, "images", findings);
                    break;
                case MediaKind.Audio:
                    CheckCount(item, ++sounds, limits?.AudioFilesPerExample, "sound files", findings);
                    break;
                case MediaKind.Pdf:
                    CheckCount(item, ++pdfs, limits?.PdfFilesPerExample, "PDFs", findings);
                    break;
                case MediaKind.Video:
                    CheckCount(item, ++videos, limits?.VideoFilesPerExample, "videos", findings);
                    level = Coarsest(level, LevelOf(item, ofRecord));
                    var before = minutes;
                    minutes += item.Seconds / 60;
                    CheckMinutes(item, before, minutes, limits?.VideoMinutes(level), findings);
                    break;
            }
        }
    }

    /// <summary>The more that is cut away, the longer a video may be. Where nothing is said the longer limit holds.</summary>
    private static MediaResolution Coarsest(MediaResolution one, MediaResolution other) =>
        other is MediaResolution.Low or MediaResolution.Unspecified ? MediaResolution.Low : one;

    private static MediaResolution LevelOf(MediaItem item, JsonNode? ofRecord)
    {
        var own = item.Part.TryGetMember("mediaResolution"u8, out var part) || item.Part.TryGetMember("media_resolution"u8, out part)
            ? part.Value.StringMember("level"u8)
            : null;
        return (own ?? ofRecord) is { } node
            ? StructureFacts.Read(node) switch
            {
                RowResolution.Low or RowResolution.None => MediaResolution.Low,
                _ => MediaResolution.High,
            }
            : MediaResolution.Unspecified;
    }

    private void CheckCount(MediaItem item, int count, Fact<int>? most, string what, FindingSink findings)
    {
        if (most is not null && count == most.Value + 1)
        {
            var limit = most.Value == 1 ? $"one {what[..^1]}" : string.Create(CultureInfo.InvariantCulture, $"{most.Value} {what}");
            findings.Add(
                this,
                item.Anchor,
                $"{findings.Model!.Name} is tuned on examples with {limit} at the most; this is the first too many. Remove files, or make several examples of this one. (As of {most.Date:yyyy-MM-dd}.)");
        }
    }

    private void CheckMinutes(MediaItem item, double before, double minutes, Fact<double>? most, FindingSink findings)
    {
        if (most is not null && before <= most.Value && minutes > most.Value)
        {
            findings.Add(
                this,
                item.Anchor,
                string.Create(CultureInfo.InvariantCulture, $"{findings.Model!.Name} is tuned on examples with {most.Value} minutes of video at the most; here it is {minutes:0.#} by `videoMetadata`. Cut it shorter, or make several examples of this one. (As of {most.Date:yyyy-MM-dd}.)"));
        }
    }

    private void CheckFrames(MediaItem item, FindingSink findings)
    {
        if ((item.Part.TryGetMember("videoMetadata"u8, out var metadata) || item.Part.TryGetMember("video_metadata"u8, out metadata))
            && metadata.Value.TryGetMember("fps"u8, out var fps)
            && fps.Value.Kind == JsonKind.Number
            && double.TryParse(fps.Value.Raw, CultureInfo.InvariantCulture, out var frames)
            && frames is not (> 0 and <= MostFramesPerSecond))
        {
            findings.Add(this, fps.Value.ShortSpan(), $"`fps` is more than 0 and {MostFramesPerSecond} at the most. Write such a number, or leave it out: one frame a second is looked at then.");
        }
    }
}
