namespace DatasetLsp.Core.Models;

/// <summary>
/// What the tuning service takes of media, by the generation of a model. From the pages on tuning with images, sound, documents and video,
/// read 2026-11-21; of models before Gemini 2 they say nothing.
/// </summary>
/// <param name="ImagesPerExample">Most images of an example.</param>
/// <param name="AudioFilesPerExample">Most sound files of an example.</param>
/// <param name="PdfFilesPerExample">Most PDF files of an example.</param>
/// <param name="IsSameOnEveryLine">Whether every line must give the same resolution.</param>
internal sealed record MediaFacts(Fact<int> ImagesPerExample, Fact<int> AudioFilesPerExample, Fact<int> PdfFilesPerExample, bool IsSameOnEveryLine)
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    /// <summary>What holds for a model; null where nothing is known.</summary>
    public static MediaFacts? Of(ModelInfo? model) => model?.Id switch
    {
        { } id when id.StartsWith("gemini-2", StringComparison.Ordinal) => For(isSameOnEveryLine: true),
        { } id when id.StartsWith("gemini-3", StringComparison.Ordinal) => For(isSameOnEveryLine: false),
        _ => null,
    };

    private static MediaFacts For(bool isSameOnEveryLine) => new(Most(30, "image"), Most(1, "audio"), Most(4, "document"), isSameOnEveryLine);

    private static Fact<int> Most(int count, string page) =>
        new(count, $"https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/{page}", Day, Certainty.Official, Note: null);
}
