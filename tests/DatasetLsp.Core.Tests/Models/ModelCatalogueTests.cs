using System.Text;
using DatasetLsp.Core.Configuration;
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
    public void A_successor_is_in_the_catalogue_and_stays_longer() =>
        Assert.All(ModelCatalogue.All.Where(model => model.Successor is not null), model =>
            Assert.True(ModelCatalogue.Find(model.Successor!)!.Retirement!.Value > model.Retirement!.Value));

    [Fact]
    public void Every_number_says_where_it_is_from_and_what_is_not_official_says_why() =>
        Assert.All(ModelCatalogue.All, model =>
        {
            Check(model.Tokenizer);
            Check(model.Limits.TokensPerExample);
            Check(model.Limits.ValidationExamples);
            Check(model.Limits.ValidationShare);
            Check(model.Limits.TrainingExamplesText);
            Check(model.Limits.TrainingExamplesMultimodal);
            Check(model.Limits.TrainingFileBytes);
            Check(model.MinimumExamples);
            Check(model.StartingExamples);
            Check(model.AdapterSizes);
            Check(model.TuningRegions);
            Check(model.ServingRegions);
            Check(model.TrainingPricePerMillionTokens);
            Check(model.Retirement);
            Assert.NotNull(model.Limits.TokensPerExample);
            Assert.NotNull(model.Retirement);
        });

    [Theory]
    [InlineData("gemini-2.0-flash", "gemini-2.0-flash-001")]
    [InlineData("publishers/google/models/gemini-3.5-flash", "gemini-3.5-flash")]
    [InlineData("models/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("Gemini-2.5-pro", null)]
    [InlineData("", null)]
    public void A_model_is_found_by_its_id_an_alias_or_its_path(string name, string? id) => Assert.Equal(id, ModelCatalogue.Find(name)?.Id);

    [Fact]
    public void A_name_that_is_like_none_gets_the_list()
    {
        Assert.Null(ModelCatalogue.Problem("gemini-2.0-flash"));
        Assert.Equal("There is no model `Gemini-2.5-por`. Did you mean `gemini-2.5-pro`?", ModelCatalogue.Problem("Gemini-2.5-por"));
        Assert.StartsWith("There is no model `my-own`. There are `gemini-1.0-pro-002`, ", ModelCatalogue.Problem("my-own"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","name":"A"}""")]
    [InlineData("""{"id":"a","limits":{}}""")]
    [InlineData("""{"id":"a","name":"A","limits":{},"price":1}""")]
    [InlineData("""{"id":"a","name":"A","limits":{"tokensPerExample":{"value":1,"date":"2026-01-01","certainty":"official"}}}""")]
    [InlineData("""{"id":"a","name":"A","limits":{"tokensPerExample":{"value":1,"source":"s","certainty":"official"}}}""")]
    [InlineData("""{"id":"a","name":"A","limits":{"tokensPerExample":{"value":1,"source":"s","date":"January","certainty":"official"}}}""")]
    [InlineData("""{"id":"a","name":"A","limits":{"tokensPerExample":{"value":1,"source":"s","date":"2026-01-01","certainty":"sure"}}}""")]
    [InlineData("""{"id":"a","name":"A","limits":{"tokensPerExample":{"source":"s","date":"2026-01-01","certainty":"official"}}}""")]
    [InlineData("""{"id":""")]
    public void A_file_that_lacks_something_is_refused(string text) =>
        Assert.Throws<FormatException>(() => ModelReader.Read(Encoding.UTF8.GetBytes(text)));

    private static void Check<T>(Fact<T>? fact)
    {
        if (fact is not null)
        {
            Assert.False(string.IsNullOrWhiteSpace(fact.Source));
            Assert.InRange(fact.Date, new DateOnly(2023, 12, 1), new DateOnly(2100, 1, 1));
            Assert.True(fact.Certainty is Certainty.Official or Certainty.SourceCode || fact.Note is not null, $"{fact} needs a note");
        }
    }
}
