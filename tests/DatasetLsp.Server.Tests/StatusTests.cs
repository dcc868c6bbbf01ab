using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>The numbers for a status bar.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task They_follow_the_file()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full, new JsonObject { ["statusNotifications"] = true });
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n{WrongRole("b")}\n");
        Assert.Equal(("unknown", 0, 0, 0, "analysing"), await NextAsync(editor));
        Assert.Equal(("gemini", 2, 1, 0, "ready"), await NextAsync(editor));

        await editor.ReplaceAsync(TrainUri, "\"b\"", "\"a\"");
        Assert.Equal(("gemini", 2, 1, 0, "analysing"), await NextAsync(editor));
        await editor.ReplaceAsync(TrainUri, "assistant", "model");
        Assert.Equal(("gemini", 2, 0, 0, "analysing"), await NextAsync(editor));
        await editor.PauseAsync(TrainUri);
        Assert.Equal(("gemini", 2, 0, 1, "ready"), await NextAsync(editor));
    }

    [Fact]
    public async Task Tokens_and_their_cost_follow_each_edit()
    {
        await using var editor = await StartAsync("""{"model":"gemini-2.5-flash"}""");
        await editor.OpenAsync(TrainUri, $"{Good("a b c")}\n{Good("d")}\n");
        Assert.Null((await editor.NextAsync("datasetLsp/status"))["tokens"]);
        var status = await editor.NextAsync("datasetLsp/status");
        Assert.Equal("""{"count":6,"trained":6,"isExact":true}""", status["tokens"]!.ToJsonString());
        Assert.Equal("Gemini 2.5 Flash", (string)status["model"]!);
        Assert.Null(status["cost"]!["epochs"]);

        await editor.ReplaceAsync(TrainUri, "a b c", string.Concat(Enumerable.Repeat("a b c d ", 50_000)));
        var edited = await editor.NextAsync("datasetLsp/status");
        var count = (long)edited["tokens"]!["count"]!;
        Assert.InRange(count, 200_000, 200_010);
        Assert.Equal("analysing", (string)edited["state"]!);

        // 5 US$ for a million, which is no official price.
        Assert.Equal(Math.Round(count * 5 / 1e6, 4), (double)edited["cost"]!["amount"]!);
        Assert.StartsWith("US$5 for a million training tokens (not an official source): ", (string)edited["cost"]!["note"]!);
        editor.IsCarefree = true;
    }

    [Fact]
    public async Task With_epochs_the_cost_is_that_of_all_of_them()
    {
        await using var editor = await StartAsync("""{"model":"gemini-2.5-pro","epochs":3}""");
        editor.IsCarefree = true;
        await editor.OpenAsync(TrainUri, Good(string.Concat(Enumerable.Repeat("a ", 1000))));
        await editor.NextAsync("datasetLsp/status");

        var status = await editor.NextAsync("datasetLsp/status");

        Assert.Equal(3, (int)status["cost"]!["epochs"]!);
        Assert.Equal(Math.Round((long)status["tokens"]!["count"]! * 3 * 25 / 1e6, 4), (double)status["cost"]!["amount"]!);
    }

    [Fact]
    public async Task An_estimate_says_why_it_is_one_and_what_it_leaves_out()
    {
        await using var editor = await StartAsync(null);
        await editor.OpenAsync(
            TrainUri,
            """{"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"application/x-unheard-of","fileUri":"gs://b/a"}}]},{"role":"model","parts":[{"text":"No"}]}]}""");
        await editor.NextAsync("datasetLsp/status");

        var tokens = (await editor.NextAsync("datasetLsp/status"))["tokens"]!;

        Assert.False((bool)tokens["isExact"]!);
        Assert.StartsWith("The model's own vocabulary, gemma4, does not come with this program", (string)tokens["note"]!);
        Assert.EndsWith(" 1 example has media that are not counted in full.", (string)tokens["note"]!);
        editor.IsCarefree = true;
    }

    [Fact]
    public async Task Another_model_judges_the_file_anew()
    {
        await using var editor = await StartAsync("""{"model":"gemini-2.5-flash"}""");
        editor.IsCarefree = true;
        await editor.OpenAsync(TrainUri, Good());
        await editor.NextAsync("datasetLsp/status");
        Assert.True((bool)(await editor.NextAsync("datasetLsp/status"))["tokens"]!["isExact"]!);

        await editor.ChangeSettingsAsync(JsonNode.Parse("""{"model":"gemini-3.5-flash"}"""));
        await editor.NextAsync("datasetLsp/status");
        var status = await editor.NextAsync("datasetLsp/status");

        Assert.Equal("Gemini 3.5 Flash", (string)status["model"]!);
        Assert.False((bool)status["tokens"]!["isExact"]!);
    }

    [Fact]
    public async Task They_are_sent_to_those_who_want_them()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();
    }

    private static Task<FakeEditor> StartAsync(string? settings) => FakeEditor.StartAsync(
        Capabilities.Full, new JsonObject { ["statusNotifications"] = true }, settings is null ? null : JsonNode.Parse(settings));

    private static async Task<(string Format, int Examples, int Errors, int Warnings, string State)> NextAsync(FakeEditor editor)
    {
        var status = await editor.NextAsync("datasetLsp/status");
        Assert.Equal(TrainUri, (string)status["uri"]!);
        Assert.Equal(0, (int)status["information"]!);
        return ((string)status["format"]!, (int)status["examples"]!, (int)status["errors"]!, (int)status["warnings"]!, (string)status["state"]!);
    }
}
