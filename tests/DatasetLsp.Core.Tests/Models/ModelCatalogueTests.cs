using System.Text;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Tests.Models;

/// <summary>The files of <c>schemas/models</c>, as the program carries them.</summary>
public class ModelCatalogueTests
{
    private static string[] Files => [.. typeof(ModelCatalogue).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("models/", StringComparison.Ordinal))];

    [Fact]
    public void Every_file_is_a_model_and_is_named_for_it() =>
        Assert.Equal(Files.Order(StringComparer.Ordinal), ModelCatalogue.All.Select(model => $"models/{model.Id}.json").Order(StringComparer.Ordinal));

    [Fact]
    public void No_two_models_share_an_id_or_an_alias()
    {
        var names = ModelCatalogue.All.SelectMany(model => model.Aliases.Prepend(model.Id)).ToList();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public void One_model_is_the_default_and_is_in_service()
    {
        Assert.Equal("gemini-3.5-flash", Assert.Single(ModelCatalogue.All, model => model.IsDefault).Id);
        Assert.Equal("gemini-3.5-flash", AnalysisSettings.DefaultModel);
        Assert.Null(ModelCatalogue.Default.Successor);
    }

    [Fact]
    public void A_successor_can_be_chosen_and_stays_longer() =>
        Assert.All(ModelCatalogue.All.Where(model => model.Successor is not null), model =>
        {
            var successor = ModelCatalogue.Find(model.Successor!)!;
            Assert.True(model.Retirement is null ? model.Kind == ModelKind.Other : successor.Retirement!.Value > model.Retirement.Value);
        });

    [Fact]
    public void Every_value_says_where_it_is_from_and_what_is_not_official_says_why() =>
        Assert.All(ModelCatalogue.All, model => Assert.All(Facts.Of(model), fact =>
        {
            Assert.False(string.IsNullOrWhiteSpace(fact.Value.Source));
            Assert.InRange(fact.Value.Date, new DateOnly(2023, 12, 1), new DateOnly(2100, 1, 1));
            Assert.True(
                fact.Value.Certainty is Certainty.Official or Certainty.SourceCode || fact.Value.Note is not null, $"{model.Id}: {fact.Key} needs a note");
        }));

    [Fact]
    public void A_model_that_can_be_chosen_says_what_it_takes() =>
        Assert.All(ModelCatalogue.Choices, model =>
        {
            Assert.Null(model.Unsuitable);
            Assert.NotNull(model.Limits.TokensPerExample);
            Assert.True(model.Methods.Supervised!.Value);
            Assert.All(model.Formats!.Value, format => Assert.Contains(FormatCatalogue.All, known => known.Id == format));
            Assert.True(model.Kind == ModelKind.Open == model.ResourceName is not null);
        });

    [Fact]
    public void What_a_model_has_beside_supervised_tuning_stands_with_its_methods() =>
        Assert.All(ModelCatalogue.All, model =>
        {
            Assert.Equal(model.Methods.Preference is { Value: true }, model.Preference is not null);
            Assert.Equal(model.Methods.Reinforcement is { Value: true }, model.Reinforcement is not null);
        });

    [Theory]
    [InlineData("gemini-1.0-pro-002")]
    [InlineData("gemini-1.5-pro-002")]
    [InlineData("gemini-1.5-flash-002")]
    [InlineData("gemini-2.0-flash-001")]
    [InlineData("gemini-2.0-flash-lite-001")]
    [InlineData("gemini-2.5-pro")]
    [InlineData("gemini-2.5-flash")]
    [InlineData("gemini-2.5-flash-lite")]
    [InlineData("gemini-3.1-flash-lite")]
    [InlineData("gemini-3.5-flash-lite")]
    [InlineData("gemini-3.5-flash")]
    [InlineData("translation-llm-002")]
    [InlineData("google/gemma4@gemma-4-31b-it")]
    [InlineData("google/medgemma@medgemma-1.5-4b-it")]
    [InlineData("meta/llama3_1@llama-3.1-8b-instruct")]
    [InlineData("meta/llama4@llama-4-scout-17b-16e-instruct")]
    [InlineData("qwen/qwen3@qwen3-32b")]
    [InlineData("qwen/qwen3-5@qwen3.5-9b")]
    public void Models_that_people_tune_are_found(string name) => Assert.NotNull(ModelCatalogue.Find(name));

    [Theory]
    [InlineData("gemini-3.5-flash", MediaResolution.Unspecified, 1120L, 70L, 560L, 25L)]
    [InlineData("gemini-3.5-flash", MediaResolution.Low, 280L, 70L, 280L, 25L)]
    [InlineData("gemini-3.1-flash-lite", MediaResolution.High, 1120L, 280L, 1120L, 25L)]
    [InlineData("gemini-3.5-flash", MediaResolution.UltraHigh, 2240L, null, null, 25L)]
    [InlineData("gemini-2.5-pro", MediaResolution.Low, 64L, 64L, 64L, 32L)]
    [InlineData("gemini-2.5-flash", MediaResolution.Medium, 256L, 256L, 256L, 32L)]
    [InlineData("gemini-2.5-flash", MediaResolution.UltraHigh, null, null, null, 32L)]
    public void Media_cost_tokens_by_generation_and_resolution(
        string id, MediaResolution level, long? image, long? frame, long? page, long? second)
    {
        var tokens = ModelCatalogue.Find(id)!.Media!.Tokens;

        Assert.Equal(
            (image, frame, page, second),
            (tokens.Image(level)?.Value, tokens.VideoFrame(level)?.Value, tokens.PdfPage(level)?.Value, tokens.AudioSecond?.Value));
    }

    [Fact]
    public void A_video_may_be_longer_at_low_resolution()
    {
        var limits = ModelCatalogue.Find("gemini-3.5-flash")!.Media!.Limits;

        Assert.Equal((20, 5), (limits.VideoMinutes(MediaResolution.Low)!.Value, limits.VideoMinutes(MediaResolution.High)!.Value));
        Assert.Equal(20, limits.VideoMinutes(MediaResolution.Unspecified)!.Value);
    }

    [Theory]
    [InlineData("gemini-2.0-flash", "gemini-2.0-flash-001")]
    [InlineData("publishers/google/models/gemini-3.5-flash", "gemini-3.5-flash")]
    [InlineData("models/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("google/gemma3@gemma-3-1b-it", "gemma-3-1b-it")]
    [InlineData("publishers/google/models/gemma3@gemma-3-1b-it", "gemma-3-1b-it")]
    [InlineData("gemma-3-1b", null)]
    [InlineData("imagen", null)]
    [InlineData("Gemini-2.5-pro", null)]
    [InlineData("", null)]
    public void A_model_is_found_by_its_id_an_alias_or_its_path(string name, string? id) => Assert.Equal(id, ModelCatalogue.Find(name)?.Id);

    [Fact]
    public void A_name_that_is_like_none_gets_the_list()
    {
        Assert.Null(ModelCatalogue.Problem("gemini-2.0-flash"));
        Assert.Equal("There is no model `Gemini-2.5-por`. Did you mean `gemini-2.5-pro`?", ModelCatalogue.Problem("Gemini-2.5-por"));
        Assert.Equal(
            "There is no model `my-own`. There are `gemini-3.1-flash-lite`, `gemini-3.5-flash`, `gemini-3.5-flash-lite`, `translation-llm-002` and others; `dataset-lsp models` lists them all.",
            ModelCatalogue.Problem("my-own"));
    }

    [Theory]
    [InlineData("imagen-3.0-generate-002")]
    [InlineData("imagen")]
    [InlineData("veo")]
    public void A_model_that_no_text_tunes_is_refused_with_the_reason(string name)
    {
        Assert.Matches($"^`{name}` makes (images|videos) and is .* not (on|tuned on) a dataset of text", ModelCatalogue.Problem(name));
        Assert.NotNull(ModelCatalogue.FindAny(name));
    }

    [Theory]
    [InlineData("""{"id":"a","name":"A","kind":"best"}""")]
    [InlineData("""{"id":"a","kind":"google"}""")]
    [InlineData("""{"id":"a","name":"A","kind":"other"}""")]
    [InlineData("""{"id":"a","name":"A","kind":"google","limits":[]}""")]
    [InlineData("""{"id":"a","name":"A","kind":"google","media":"gemini-9"}""")]
    [InlineData("""{"id":"a","name":"A","kind":"google","limits":{},"price":1}""")]
    [InlineData("""{"id":"a","name":"A","kind":"google","limits":{"tokensPerExample":{"value":1,"date":"2026-01-01","certainty":"official"}}}""")]
    [InlineData("""{"id":"a","name":"A","kind":"google","limits":{"tokensPerExample":{"value":1,"source":"s","certainty":"official"}}}""")]
    [InlineData("""{"id":"a","name":"A","kind":"google","limits":{"tokensPerExample":{"value":1,"source":"s","date":"January","certainty":"official"}}}""")]
    [InlineData("""{"id":"a","name":"A","kind":"google","limits":{"tokensPerExample":{"value":1,"source":"s","date":"2026-01-01","certainty":"sure"}}}""")]
    [InlineData("""{"id":"a","name":"A","kind":"google","limits":{"tokensPerExample":{"source":"s","date":"2026-01-01","certainty":"official"}}}""")]
    [InlineData("""{"id":""")]
    public void A_file_that_lacks_something_is_refused(string text) =>
        Assert.Throws<FormatException>(() => ModelReader.Read(Encoding.UTF8.GetBytes(text), _ => null));
}
