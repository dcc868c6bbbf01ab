using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>The models that a person can choose between.</summary>
public sealed class ModelsTests
{
    [Fact]
    public async Task Each_has_its_limit_its_price_and_how_long_it_lasts()
    {
        var models = (await AskAsync(null))["models"]!.AsArray();

        var first = models[0]!;
        Assert.Equal(("gemini-3.5-flash", "Gemini 3.5 Flash", false), ((string)first["id"]!, (string)first["name"]!, (bool)first["isRetired"]!));
        Assert.Equal("131,072 tokens an example · US$10 per million (not official) · until 2027-05-19 or later", (string)first["detail"]!);
    }

    [Fact]
    public async Task Those_that_are_retired_come_last()
    {
        var models = (await AskAsync(null))["models"]!.AsArray();

        Assert.Equal(["Google's models", "Open models", "Retired"], models.Select(model => (string)model!["group"]!).Distinct());
        var areRetired = models.Select(model => (bool)model!["isRetired"]!).ToList();
        Assert.Equal(areRetired.Order(), areRetired);
        Assert.StartsWith("retired 202", (string)models[^1]!["detail"]!);
    }

    [Fact]
    public async Task Those_that_no_text_tunes_are_not_offered()
    {
        var models = (await AskAsync(null))["models"]!.AsArray();

        Assert.DoesNotContain(models, model => (string)model!["id"]! is "imagen-2" or "gemini-4");
        Assert.Contains(models, model => (string)model!["id"]! == "gemma-3-4b-it");
    }

    [Fact]
    public async Task It_is_said_which_holds_and_which_would_without_the_persons_own()
    {
        var files = new MemoryFiles();
        files.Write("/data/datasetlsp.json", """{"model":"gemini-2.5-pro"}""");

        var choices = await AskAsync("""{"model":"gemini-2.5-flash"}""", files);

        Assert.Equal(
            ("gemini-2.5-flash", "gemini-2.5-pro", true), ((string)choices["current"]!, (string)choices["default"]!, (bool)choices["isDefaultTeams"]!));
    }

    [Fact]
    public async Task Without_a_dataset_the_catalogues_own_default_is_named()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.CatchUpAsync(TrainUri);

        var choices = await editor.RequestAsync("datasetLsp/models", new JsonObject());

        Assert.Equal(
            ("gemini-3.5-flash", "gemini-3.5-flash", false), ((string)choices["current"]!, (string)choices["default"]!, (bool)choices["isDefaultTeams"]!));
    }

    private static async Task<JsonNode> AskAsync(string? settings, MemoryFiles? files = null)
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full, settings: settings is null ? null : JsonNode.Parse(settings), files: files);
        editor.Time.Advance(new DateTime(2026, 11, 22) - DateTime.MinValue);
        await editor.OpenAsync(TrainUri, Good());
        await editor.CatchUpAsync(TrainUri);
        return await editor.RequestAsync("datasetLsp/models", new JsonObject { ["textDocument"] = FakeEditor.Identify(TrainUri) });
    }
}
