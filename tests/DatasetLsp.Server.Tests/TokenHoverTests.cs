using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>How many tokens what a person points at has.</summary>
public sealed class TokenHoverTests
{
    [Fact]
    public async Task On_a_part_it_says_the_parts_tokens_the_examples_and_their_share_of_the_limit()
    {
        await using var editor = await OpenAsync("""{"model":"gemini-2.5-flash"}""", Good("How are you today?", "Fine"));

        Assert.Equal(
            """
            **Part**: 5 tokens · **Example**: 6 tokens, less than 0.1% of the 131,072 that Gemini 2.5 Flash takes

            user 5 · model 1
            """.ReplaceLineEndings("\n"),
            await TextAsync(editor, "today"));
    }

    [Fact]
    public async Task Beside_the_parts_it_speaks_of_the_example_alone()
    {
        await using var editor = await OpenAsync("""{"model":"gemini-2.5-flash"}""", Good("How are you today?", "Fine"));

        Assert.StartsWith("**Example**: 6 tokens, ", await TextAsync(editor, "contents"));
    }

    [Fact]
    public async Task It_shows_the_part_that_it_speaks_of()
    {
        await using var editor = await OpenAsync("""{"model":"gemini-2.5-flash"}""", Good("é", "Fine"));

        var hover = await editor.HoverAsync(TrainUri, Offset(editor, "Fine"));

        Assert.Equal("""{"text":"Fine"}""", editor.Text(TrainUri).In(hover!["range"]!));
    }

    [Fact]
    public async Task An_estimate_says_that_it_is_one_and_why()
    {
        await using var editor = await OpenAsync(null, Good("How are you today?", "Fine"));

        var text = await TextAsync(editor, "today");

        Assert.StartsWith("**Part**: ≈5 tokens · **Example**: ≈6 tokens, ", text);
        Assert.EndsWith(editor.Session.Settings.For(TrainPath).Settings.Tokens!.WhyEstimate!, text);
        Assert.Contains("\n\nAn estimate. The model's own vocabulary, gemma4, ", text);
    }

    [Fact]
    public async Task A_limit_of_the_teams_own_is_what_counts()
    {
        await using var editor = await OpenAsync(
            """{"model":"gemini-2.5-flash","rules":{"token-limit":{"maxTokens":8}}}""", Good("How are you today?", "Fine"));

        Assert.Contains("6 tokens, 75% of the 8 that are allowed here", await TextAsync(editor, "today"));
    }

    [Fact]
    public async Task Tools_and_system_instructions_are_parts_too()
    {
        await using var editor = await OpenAsync(
            """{"model":"gemini-2.5-flash"}""",
            """{"systemInstruction":{"parts":[{"text":"Be brief."}]},"tools":[{"functionDeclarations":[{"name":"now"}]}],"contents":[{"role":"user","parts":[{"text":"Time?"}]},{"role":"model","parts":[{"text":"Noon"}]}]}""");

        Assert.StartsWith("**Tools**: 1 token · **Example**: ", await TextAsync(editor, "now"));
        Assert.StartsWith("**Part**: 3 tokens · **Example**: ", await TextAsync(editor, "brief"));
        Assert.EndsWith("\n\ntools 1 · system 3 · user 2 · model 2", await TextAsync(editor, "Noon"));
    }

    private static async Task<FakeEditor> OpenAsync(string? settings, string text)
    {
        var editor = await FakeEditor.StartAsync(Capabilities.Full, settings: settings is null ? null : JsonNode.Parse(settings));
        editor.IsCarefree = true;
        await editor.OpenAsync(TrainUri, text);
        return editor;
    }

    private static async Task<string> TextAsync(FakeEditor editor, string word) =>
        (string)(await editor.HoverAsync(TrainUri, Offset(editor, word)))!["contents"]!["value"]!;

    private static int Offset(FakeEditor editor, string word) => editor.Text(TrainUri).Text.IndexOf(word, StringComparison.Ordinal) + 1;
}
