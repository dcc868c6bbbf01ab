using System.Globalization;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Reports;

/// <summary>All that is known of a model, in words for people.</summary>
public static class ModelSheet
{
    private static readonly (MediaResolution Level, string Name)[] Levels =
    [
        (MediaResolution.Unspecified, "not said"), (MediaResolution.Low, "LOW"), (MediaResolution.Medium, "MEDIUM"),
        (MediaResolution.High, "HIGH"), (MediaResolution.UltraHigh, "ULTRA_HIGH"),
    ];

    /// <summary>Its sections, without those that nothing is known of.</summary>
    public static IReadOnlyList<ModelSheetSection> Of(ModelInfo model)
    {
        var sections = new List<ModelSheetSection>
        {
            new("The model", [.. Model(model)]),
            new("How it can be tuned", [.. Tuning(model)]),
            new("What the service takes, at the most", [.. Limits(model.Limits)]),
            new("Where a job does not say", [.. Defaults(model.Defaults)]),
            new("Recommended", [.. Advice(model)]),
            new("Prices", [.. Prices(model)]),
        };
        if (model.Media is { } media)
        {
            sections.Add(new("Media in an example, at the most", [.. MediaLimits(media.Limits), .. MediaRules(media)]));
            sections.Add(new("Tokens of media", [.. Tokens(media.Tokens)]));
        }

        if (model.Preference is { } preference)
        {
            sections.Add(new("Preference tuning", [.. Preference(preference)]));
        }

        if (model.Reinforcement is { } reinforcement)
        {
            sections.Add(new("Reinforcement tuning", [.. Limits(reinforcement.Limits), .. MediaLimits(reinforcement.Media)]));
        }

        return [.. sections.Where(section => section.Rows.Count > 0)];
    }

    /// <summary>A price in US$, with two digits after the point: <c>1.50</c>.</summary>
    public static string Price(double price) => price.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A day: <c>2027-05-19</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How sure something is, in words: <c>third party</c>.</summary>
    public static string Sureness(Certainty certainty) => certainty switch
    {
        Certainty.Official => "official",
        Certainty.SourceCode => "official code",
        Certainty.Conflicting => "sources differ",
        Certainty.ThirdParty => "third party",
        _ => "unverified",
    };

    private static IEnumerable<ModelSheetRow> Model(ModelInfo model) => Rows(
        Row("retirement, not before", model.Retirement, Day),
        Row("tokenizer", model.Tokenizer, name => name),
        Row("tokens for a character", model.TokensPerCharacter, Number),
        Row("formats", model.Formats, List),
        Row("examples may hold", model.Modalities, List));

    private static IEnumerable<ModelSheetRow> Tuning(ModelInfo model) => Rows(
        Row("supervised", model.Methods.Supervised, YesOrNo),
        Row("preference", model.Methods.Preference, YesOrNo),
        Row("continuous", model.Methods.Continuous, YesOrNo),
        Row("reinforcement", model.Methods.Reinforcement, YesOrNo),
        Row("weights", model.TuningModes, modes => List([.. modes.Select(mode => mode == TuningMode.Adapter ? "an adapter's" : "all of them")])),
        Row("adapter sizes", model.AdapterSizes, Sizes),
        Row("checkpoints", model.Features.Checkpoints, YesOrNo),
        Row("evaluation in the job", model.Features.AutomaticEvaluation, YesOrNo),
        Row("own encryption keys", model.Features.CustomerManagedKeys, YesOrNo),
        Row("outputUri is needed", model.Features.RequiresOutputUri, YesOrNo),
        Row("tuned in", model.TuningRegions, List),
        Row("served in", model.ServingRegions, List),
        Row("served at", model.ServingHost, host => host));

    private static IEnumerable<ModelSheetRow> Limits(ModelLimits limits) => Rows(
        Row("tokens of an example", limits.TokensPerExample, Count),
        Row("tokens of the input", limits.InputTokens, Count),
        Row("tokens of the output", limits.OutputTokens, Count),
        Row("tokens of a call, once tuned", limits.ServingTokens, tokens => tokens is { } most ? Count(most) : "as the base model"),
        Row("training examples, text", limits.TrainingExamplesText, Count),
        Row("training examples, media", limits.TrainingExamplesMultimodal, Count),
        Row("training file", limits.TrainingFileBytes, Bytes),
        Row("validation examples", limits.ValidationExamples, Count),
        Row("validation file", limits.ValidationShare, share => $"{Share(share)} of the examples"),
        Row("validation file", limits.ValidationBytesShare, share => $"{Share(share)} of the bytes"),
        Row("dropped examples", limits.DroppedShare, share => $"less than {Share(share)}"),
        Row("jobs at a time", limits.ConcurrentJobs, Count));

    private static IEnumerable<ModelSheetRow> Defaults(ModelDefaults defaults) => Rows(
        Row("epochs", defaults.Epochs, epochs => epochs is { } count ? Count(count) : "chosen by the service"),
        Row("learning rate multiplier", defaults.LearningRateMultiplier, Number),
        Row("adapter size", defaults.AdapterSize, Count));

    private static IEnumerable<ModelSheetRow> Advice(ModelInfo model) => Rows(
        Row("examples, at the least", model.MinimumExamples, Count),
        Row("examples to start with", model.StartingExamples, Count),
        Row("epochs", model.Advice.Epochs, Count),
        Row("adapter size", model.Advice.AdapterSize, Count),
        Row("learning rate", model.Advice.LearningRate, Number),
        Row("validation file, at most", model.Advice.ValidationBytesShare, share => $"{Share(share)} of the bytes"),
        Row("thinking", model.Advice.Thinking, text => text),
        Row("response schema", model.Advice.ResponseSchema, text => text));

    private static IEnumerable<ModelSheetRow> Prices(ModelInfo model) => Rows(
        Row("1M training tokens", model.TrainingPricePerMillionTokens, price => $"${Price(price)}"),
        Row("a call of the tuned model", model.TunedInferencePriceFactor, factor => factor == 1 ? "as the base model" : $"{Number(factor)} times the base model"));

    private static IEnumerable<ModelSheetRow> MediaLimits(MediaLimits limits) => Rows(
        Row("images", limits.ImagesPerExample, Count),
        Row("an image", limits.ImageBytes, Bytes),
        Row("sound files", limits.AudioFilesPerExample, Count),
        Row("minutes of sound", limits.AudioMinutesPerExample, Number),
        Row("a sound file", limits.AudioBytes, Bytes),
        Row("PDF files", limits.PdfFilesPerExample, Count),
        Row("PDF pages", limits.PdfPagesPerExample, Count),
        Row("a PDF file", limits.PdfBytes, Bytes),
        Row("video files", limits.VideoFilesPerExample, Count),
        Row("minutes of video", limits.VideoMinutesPerExample, Number),
        Row("minutes of video at LOW", limits.VideoMinutesPerExampleLow, Number),
        Row("a video file", limits.VideoBytes, Bytes));

    private static IEnumerable<ModelSheetRow> MediaRules(ModelMedia media) => Rows(
        Row("resolution of an image", media.Resolution.ImageDefault, level => $"{Levels[(int)level].Name} by default"),
        Row("the same on all lines", media.Resolution.SameOnEveryLine, YesOrNo),
        Row("set part by part", media.Resolution.PerPart, YesOrNo),
        Row("video frames a second", media.FramesPerSecond, Number));

    private static IEnumerable<ModelSheetRow> Tokens(MediaTokens tokens) => Rows(
    [
        .. Levels.Select(level => Row($"an image, {level.Name}", tokens.Image(level.Level), Count)),
        .. Levels.Select(level => Row($"a video frame, {level.Name}", tokens.VideoFrame(level.Level), Count)),
        Row("a second of sound", tokens.AudioSecond, Count),
        .. Levels.Select(level => Row($"a PDF page, {level.Name}", tokens.PdfPage(level.Level), Count)),
    ]);

    private static IEnumerable<ModelSheetRow> Preference(PreferenceTuning preference) => Rows(
    [
        Row("examples may hold", preference.Modalities, List),
        Row("answers of an example", preference.CompletionsPerExample, Count),
        Row("adapter sizes", preference.AdapterSizes, Sizes),
        Row("beta, recommended", preference.RecommendedBeta, range => $"{Number(range.From)} to {Number(range.To)}"),
        .. Limits(preference.Limits),
        Row("the prompt is billed", preference.PromptFactor, factor => $"{Number(factor)} times"),
    ]);

    private static IEnumerable<ModelSheetRow> Rows(params IEnumerable<ModelSheetRow?> rows) => rows.OfType<ModelSheetRow>();

    private static ModelSheetRow? Row<T>(string label, Fact<T>? fact, Func<T, string> text) =>
        fact is null ? null : new ModelSheetRow(label, text(fact.Value), fact);

    private static string YesOrNo(bool value) => value ? "yes" : "no";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Count(int count) => Count((long)count);

    private static string Number(double number) => number.ToString("0.#########", CultureInfo.InvariantCulture);

    private static string Share(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Sizes(IReadOnlyList<int> sizes) => string.Join(", ", sizes);

    private static string List(IReadOnlyList<string> words) => string.Join(", ", words);

    private static string Bytes(long bytes) => bytes switch
    {
        >= 1 << 30 => $"{bytes >> 30} GB",
        _ => $"{bytes >> 20} MB",
    };
}
