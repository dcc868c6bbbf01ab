namespace DatasetLsp.Core.Models;

/// <summary>The fields of a model's file and of its sections. <c>schemas/model.schema.json</c> has the same, under the same names.</summary>
public static class ModelFields
{
    /// <summary>Of the file.</summary>
    public static IReadOnlyList<string> Model { get; } =
    [
        "$schema", "id", "name", "kind", "resourceName", "aliases", "unsuitable", "tokenizer", "tokensPerCharacter", "formats",
        "modalities", "methods", "tuningModes", "adapterSizes", "defaults", "recommended", "limits", "media", "preference", "reinforcement",
        "features", "tuningRegions", "servingRegions", "servingHost", "trainingPricePerMillionTokens", "tunedInferencePriceFactor",
        "retirement", "successor",
    ];

    /// <summary>Of anything that is known.</summary>
    public static IReadOnlyList<string> Fact { get; } = ["value", "source", "date", "certainty", "note"];

    /// <summary>Of <c>methods</c>.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["supervised", "preference", "continuous", "reinforcement"];

    /// <summary>Of <c>defaults</c>.</summary>
    public static IReadOnlyList<string> Defaults { get; } = ["epochs", "learningRateMultiplier", "adapterSize"];

    /// <summary>Of <c>recommended</c>.</summary>
    public static IReadOnlyList<string> Recommended { get; } =
    [
        "minimumExamples", "startingExamples", "epochs", "adapterSize", "learningRate", "validationBytesShare", "thinking", "responseSchema",
    ];

    /// <summary>Of <c>limits</c>, wherever it stands.</summary>
    public static IReadOnlyList<string> Limits { get; } =
    [
        "tokensPerExample", "inputTokens", "outputTokens", "servingTokens", "validationExamples", "validationShare", "validationBytesShare",
        "trainingExamplesText", "trainingExamplesMultimodal", "trainingFileBytes", "droppedShare", "concurrentJobs",
    ];

    /// <summary>Of <c>preference</c>.</summary>
    public static IReadOnlyList<string> Preference { get; } =
        ["modalities", "adapterSizes", "limits", "completionsPerExample", "recommendedBeta", "promptFactor"];

    /// <summary>Of <c>reinforcement</c>.</summary>
    public static IReadOnlyList<string> Reinforcement { get; } = ["limits", "media"];

    /// <summary>Of <c>features</c>.</summary>
    public static IReadOnlyList<string> Features { get; } = ["checkpoints", "automaticEvaluation", "customerManagedKeys", "requiresOutputUri"];

    /// <summary>Of a file of <c>schemas/models/media</c>.</summary>
    public static IReadOnlyList<string> Media { get; } = ["$schema", "limits", "resolution", "framesPerSecond", "tokens"];

    /// <summary>Of what the service takes of media.</summary>
    public static IReadOnlyList<string> MediaLimits { get; } =
    [
        "imagesPerExample", "imageBytes", "audioFilesPerExample", "audioMinutesPerExample", "audioBytes", "pdfFilesPerExample",
        "pdfPagesPerExample", "pdfBytes", "videoFilesPerExample", "videoMinutesPerExample", "videoMinutesPerExampleLow", "videoBytes",
    ];

    /// <summary>Of <c>resolution</c>.</summary>
    public static IReadOnlyList<string> Resolution { get; } = ["imageDefault", "sameOnEveryLine", "perPart"];

    /// <summary>Of <c>tokens</c>.</summary>
    public static IReadOnlyList<string> Tokens { get; } = ["image", "videoFrame", "audioSecond", "pdfPage"];

    /// <summary>The resolutions, in order of <see cref="MediaResolution"/>.</summary>
    public static IReadOnlyList<string> Resolutions { get; } = ["unspecified", "low", "medium", "high", "ultraHigh"];
}
