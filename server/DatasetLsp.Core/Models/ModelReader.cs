using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Models;

/// <summary>Reads the files of the catalogue. They are part of the program, so a fault in one is a fault of the program.</summary>
public static class ModelReader
{
    /// <summary>Reads one model.</summary>
    /// <param name="text">The file.</param>
    /// <param name="media">Finds what is known of a generation's media by its name; null where there is none.</param>
    /// <exception cref="FormatException">A field is missing, unknown or of the wrong type.</exception>
    public static ModelInfo Read(ReadOnlyMemory<byte> text, Func<string, ModelMedia?> media)
    {
        var file = new FactSection(Root(text), ModelFields.Model);
        var unsuitable = file.TextFact("unsuitable");
        var kind = file.Text("kind") switch
        {
            "google" => ModelKind.Google,
            "open" => ModelKind.Open,
            "other" => ModelKind.Other,
            var other => throw new FormatException($"There is no kind `{other}` of models."),
        };
        if (kind == ModelKind.Other != unsuitable is not null)
        {
            throw new FormatException("A model of kind `other`, and no other, says in `unsuitable` why it is one.");
        }

        var recommended = file.Section("recommended", ModelFields.Recommended);
        var preference = file.Section("preference", ModelFields.Preference);
        var reinforcement = file.Section("reinforcement", ModelFields.Reinforcement);
        return new ModelInfo
        {
            Id = file.Text("id"),
            Name = file.Text("name"),
            Kind = kind,
            ResourceName = file["resourceName"] is { } resource ? FactSection.String(resource) : null,
            Aliases = file["aliases"] is { } aliases ? FactSection.Strings(aliases) : [],
            Unsuitable = unsuitable,
            Tokenizer = file.TextFact("tokenizer"),
            TokensPerCharacter = file.Double("tokensPerCharacter"),
            Formats = file.List("formats"),
            Modalities = file.List("modalities"),
            Methods = Methods(file.Section("methods", ModelFields.Methods)),
            TuningModes = file.Fact<IReadOnlyList<TuningMode>>("tuningModes", node => FactSection.Each(node, Mode)),
            AdapterSizes = file.IntList("adapterSizes"),
            Defaults = Defaults(file.Section("defaults", ModelFields.Defaults)),
            MinimumExamples = recommended.Long("minimumExamples"),
            StartingExamples = recommended.Long("startingExamples"),
            Advice = Advice(recommended),
            Limits = Limits(file),
            Media = file["media"] is { } name
                ? media(FactSection.String(name)) ?? throw new FormatException($"There are no media `{FactSection.String(name)}`.")
                : null,
            Preference = preference.IsPresent ? Preference(preference) : null,
            Reinforcement = reinforcement.IsPresent
                ? new ReinforcementTuning { Limits = Limits(reinforcement), Media = MediaLimits(reinforcement.Section("media", ModelFields.MediaLimits)) }
                : null,
            Features = Features(file.Section("features", ModelFields.Features)),
            TuningRegions = file.List("tuningRegions"),
            ServingRegions = file.List("servingRegions"),
            ServingHost = file.TextFact("servingHost"),
            TrainingPricePerMillionTokens = file.Double("trainingPricePerMillionTokens"),
            TunedInferencePriceFactor = file.Double("tunedInferencePriceFactor"),
            Retirement = file.DayFact("retirement"),
            Successor = file["successor"] is { } successor ? FactSection.String(successor) : null,
        };
    }

    /// <summary>Reads what is known of a generation's media.</summary>
    /// <param name="id">The generation's name.</param>
    /// <param name="text">The file.</param>
    /// <exception cref="FormatException">A field is missing, unknown or of the wrong type.</exception>
    public static ModelMedia ReadMedia(string id, ReadOnlyMemory<byte> text)
    {
        var file = new FactSection(Root(text), ModelFields.Media);
        var resolution = file.Section("resolution", ModelFields.Resolution);
        var tokens = file.Section("tokens", ModelFields.Tokens);
        return new ModelMedia
        {
            Id = id,
            Limits = MediaLimits(file.Section("limits", ModelFields.MediaLimits)),
            Resolution = new MediaResolutionRules
            {
                ImageDefault = resolution.Fact("imageDefault", Resolution),
                SameOnEveryLine = resolution.Bool("sameOnEveryLine"),
                PerPart = resolution.Bool("perPart"),
            },
            FramesPerSecond = file.Double("framesPerSecond"),
            Tokens = new MediaTokens(ByResolution(tokens, "image"), ByResolution(tokens, "videoFrame"), ByResolution(tokens, "pdfPage"), tokens.Long("audioSecond")),
        };
    }

    private static JsonNode Root(ReadOnlyMemory<byte> text)
    {
        var tree = JsonTree.Parse(text);
        return tree.HasRoot && tree.Errors.Length == 0 ? tree.Root : throw new FormatException("A file of the catalogue is no JSON.");
    }

    private static TuningMode Mode(JsonNode node) => FactSection.String(node) switch
    {
        "adapter" => TuningMode.Adapter,
        "full" => TuningMode.Full,
        var other => throw new FormatException($"There is no tuning mode `{other}`."),
    };

    private static MediaResolution Resolution(JsonNode node)
    {
        var name = FactSection.String(node);
        for (var level = 0; level < ModelFields.Resolutions.Count; level++)
        {
            if (ModelFields.Resolutions[level] == name)
            {
                return (MediaResolution)level;
            }
        }

        throw new FormatException($"There is no resolution `{name}`.");
    }

    private static Dictionary<MediaResolution, Fact<long>> ByResolution(FactSection tokens, string kind)
    {
        var section = tokens.Section(kind, ModelFields.Resolutions);
        var all = new Dictionary<MediaResolution, Fact<long>>();
        for (var level = 0; level < ModelFields.Resolutions.Count; level++)
        {
            if (section.Long(ModelFields.Resolutions[level]) is { } fact)
            {
                all[(MediaResolution)level] = fact;
            }
        }

        return all;
    }

    private static TuningMethods Methods(FactSection section) => new()
    {
        Supervised = section.Bool("supervised"),
        Preference = section.Bool("preference"),
        Continuous = section.Bool("continuous"),
        Reinforcement = section.Bool("reinforcement"),
    };

    private static ModelDefaults Defaults(FactSection section) => new()
    {
        Epochs = section.IntOrNull("epochs"),
        LearningRateMultiplier = section.Double("learningRateMultiplier"),
        AdapterSize = section.Int("adapterSize"),
    };

    private static ModelAdvice Advice(FactSection section) => new()
    {
        Epochs = section.Int("epochs"),
        AdapterSize = section.Int("adapterSize"),
        LearningRate = section.Double("learningRate"),
        ValidationBytesShare = section.Double("validationBytesShare"),
        Thinking = section.TextFact("thinking"),
        ResponseSchema = section.TextFact("responseSchema"),
    };

    private static ModelLimits Limits(FactSection owner)
    {
        var section = owner.Section("limits", ModelFields.Limits);
        return new ModelLimits
        {
            TokensPerExample = section.Long("tokensPerExample"),
            InputTokens = section.Long("inputTokens"),
            OutputTokens = section.Long("outputTokens"),
            ServingTokens = section.LongOrNull("servingTokens"),
            ValidationExamples = section.Long("validationExamples"),
            ValidationShare = section.Double("validationShare"),
            ValidationBytesShare = section.Double("validationBytesShare"),
            TrainingExamplesText = section.Long("trainingExamplesText"),
            TrainingExamplesMultimodal = section.Long("trainingExamplesMultimodal"),
            TrainingFileBytes = section.Long("trainingFileBytes"),
            DroppedShare = section.Double("droppedShare"),
            ConcurrentJobs = section.Int("concurrentJobs"),
        };
    }

    private static PreferenceTuning Preference(FactSection section) => new()
    {
        Modalities = section.List("modalities"),
        AdapterSizes = section.IntList("adapterSizes"),
        Limits = Limits(section),
        CompletionsPerExample = section.Int("completionsPerExample"),
        RecommendedBeta = section.Fact("recommendedBeta", Range),
        PromptFactor = section.Double("promptFactor"),
    };

    private static NumberRange Range(JsonNode node)
    {
        var section = new FactSection(node, ["from", "to"]);
        return section["from"] is { } from && section["to"] is { } to
            ? new NumberRange(FactSection.Number(from), FactSection.Number(to))
            : throw new FormatException("A range has `from` and `to`.");
    }

    private static TuningFeatures Features(FactSection section) => new()
    {
        Checkpoints = section.Bool("checkpoints"),
        AutomaticEvaluation = section.Bool("automaticEvaluation"),
        CustomerManagedKeys = section.Bool("customerManagedKeys"),
        RequiresOutputUri = section.Bool("requiresOutputUri"),
    };

    private static MediaLimits MediaLimits(FactSection section) => new()
    {
        ImagesPerExample = section.Int("imagesPerExample"),
        ImageBytes = section.Long("imageBytes"),
        AudioFilesPerExample = section.Int("audioFilesPerExample"),
        AudioMinutesPerExample = section.Double("audioMinutesPerExample"),
        AudioBytes = section.Long("audioBytes"),
        PdfFilesPerExample = section.Int("pdfFilesPerExample"),
        PdfPagesPerExample = section.Int("pdfPagesPerExample"),
        PdfBytes = section.Long("pdfBytes"),
        VideoFilesPerExample = section.Int("videoFilesPerExample"),
        VideoMinutesPerExample = section.Double("videoMinutesPerExample"),
        VideoMinutesPerExampleLow = section.Double("videoMinutesPerExampleLow"),
        VideoBytes = section.Long("videoBytes"),
    };
}
