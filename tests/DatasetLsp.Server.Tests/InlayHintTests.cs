using System.Text.Json.Nodes;
using DatasetLsp.Server.Features.Language.InlayHint;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>The number of tokens behind each example.</summary>
public sealed class InlayHintTests
{
    [Fact]
    public async Task Each_example_in_the_range_has_its_number_at_the_end_of_its_line()
    {
        await using var editor = await StartAsync("""{"model":"gemini-2.5-flash"}""");
        await editor.OpenAsync(TrainUri, $"{Good()}\n{Good("é é", "How are you today?")}\n\n{{\"a\"\n{Good("x")}\n");

        var hints = await editor.HintsAsync(TrainUri, 1, 3);

        var hint = Assert.Single(hints)!;
        Assert.Equal("7 tokens", (string)hint["label"]!);
        Assert.Equal((1, Good("é é", "How are you today?").Length), ((int)hint["position"]!["line"]!, (int)hint["position"]!["character"]!));
        Assert.Equal(3, (await editor.HintsAsync(TrainUri, 0, 5)).Count);
    }

    [Fact]
    public async Task An_estimate_is_marked_and_so_is_what_was_not_counted()
    {
        await using var editor = await StartAsync(null);
        await editor.OpenAsync(
            TrainUri,
            """{"contents":[{"role":"user","parts":[{"fileData":{"mimeType":"application/x-unheard-of","fileUri":"gs://b/a"}}]},{"role":"model","parts":[{"text":"No"}]}]}""");

        Assert.Equal("≈1 token + media", (string)Assert.Single(await editor.HintsAsync(TrainUri, 0, 0))!["label"]!);
    }

    [Fact]
    public async Task They_follow_each_edit_at_once()
    {
        await using var editor = await StartAsync("""{"model":"gemini-2.5-flash"}""");
        await editor.OpenAsync(TrainUri, $"{Good("one", "two")}\n{Good("b")}");
        Assert.Equal(["2 tokens", "2 tokens"], await LabelsAsync(editor));

        await editor.ReplaceAsync(TrainUri, "\"two\"", "\"two three four\"");
        Assert.Equal(["4 tokens", "2 tokens"], await LabelsAsync(editor));
        await editor.TypeAsync(TrainUri, 0, 0, "x");
        Assert.Equal(["2 tokens"], await LabelsAsync(editor));
        Assert.DoesNotContain("workspace/inlayHint/refresh", editor.Asked.Select(asked => (string)asked["method"]!));
    }

    [Fact]
    public async Task Who_has_how_many_is_said_when_asked()
    {
        await using var editor = await StartAsync("""{"model":"gemini-2.5-flash"}""");
        await editor.OpenAsync(TrainUri, Good("one", "two three"));
        var hint = Assert.Single(await editor.HintsAsync(TrainUri, 0, 0))!;
        Assert.Null(hint["tooltip"]);

        // It is the line that counts, wherever it has gone.
        await editor.TypeAsync(TrainUri, 0, 0, $"{Good()}\n");
        var resolved = await editor.RequestAsync("inlayHint/resolve", hint.DeepClone());

        Assert.Equal(
            "**Example**: 3 tokens, less than 0.1% of the 131,072 that Gemini 2.5 Flash takes\n\nuser 1 · model 2", (string)resolved["tooltip"]!["value"]!);
    }

    [Fact]
    public async Task A_hint_whose_line_is_gone_stays_as_it_is()
    {
        await using var editor = await StartAsync(null);
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n{Good("b")}\n");
        var hint = Assert.Single(await editor.HintsAsync(TrainUri, 1, 1))!;

        await editor.ReplaceAsync(TrainUri, $"{Good("b")}\n", "");

        Assert.Null((await editor.RequestAsync("inlayHint/resolve", hint.DeepClone()))["tooltip"]);
        Assert.Null((await editor.RequestAsync("inlayHint/resolve", new JsonObject { ["position"] = FakeEditor.Position(0, 0), ["label"] = "x", ["data"] = 3 }))["tooltip"]);
    }

    [Fact]
    public async Task Another_model_has_the_client_ask_again()
    {
        await using var editor = await StartAsync("""{"model":"gemini-2.5-flash"}""");
        await editor.OpenAsync(TrainUri, Good());
        Assert.Equal(["2 tokens"], await LabelsAsync(editor));

        await editor.ChangeSettingsAsync(JsonNode.Parse("""{"model":"gemini-3.5-flash"}"""));
        await editor.AskedAsync("workspace/inlayHint/refresh");

        Assert.Equal(["≈2 tokens"], await LabelsAsync(editor));
    }

    [Fact]
    public async Task A_person_can_do_without_them()
    {
        await using var editor = await StartAsync("""{"inlayHints":false}""");
        await editor.OpenAsync(TrainUri, Good());
        await editor.CatchUpAsync(TrainUri);
        Assert.Empty(await LabelsAsync(editor));

        await editor.ChangeSettingsAsync(null);
        await editor.AskedAsync("workspace/inlayHint/refresh");
        Assert.Single(await LabelsAsync(editor));
    }

    [Fact]
    public async Task A_client_that_asks_for_a_whole_large_file_gets_as_many_as_an_editor_can_draw()
    {
        await using var editor = await StartAsync(null);
        await editor.OpenAsync(TrainUri, string.Join('\n', Enumerable.Range(0, InlayHintHandler.Most + 10).Select(number => Good($"{number}"))));

        Assert.Equal(InlayHintHandler.Most, (await editor.HintsAsync(TrainUri, 0, 1_000_000)).Count);
    }

    private static async Task<FakeEditor> StartAsync(string? settings)
    {
        var editor = await FakeEditor.StartAsync(Capabilities.Full, settings: settings is null ? null : JsonNode.Parse(settings));
        Assert.True((bool)editor.Initialized["capabilities"]!["inlayHintProvider"]!["resolveProvider"]!);
        return editor;
    }

    private static async Task<IEnumerable<string>> LabelsAsync(FakeEditor editor) =>
        (await editor.HintsAsync(TrainUri, 0, 100)).Select(hint => (string)hint!["label"]!);
}
