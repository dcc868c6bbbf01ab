using System.Text.Json.Nodes;
using DatasetLsp.Server.Features.Custom.Tokens;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>How a part is cut into tokens.</summary>
public sealed class TokenBoundariesTests
{
    [Theory]
    [InlineData("How are you?", "How", " are", " you", "?")]
    [InlineData(@"Grüße\nund\u0020\""mehr\""", "Gr", "ü", "ße", @"\n", "und", @"\u0020\""", "mehr", @"\""")]
    public async Task The_tokens_tile_the_text_through_its_escapes(string text, params string[] tokens)
    {
        await using var editor = await OpenAsync(Good(text, "Fine"));

        var part = (await editor.TokensAsync(TrainUri, Offset(editor, "user") + 25))!;

        Assert.Equal(tokens, part["tokens"]!.AsArray().Select(token => editor.Text(TrainUri).In(token!["range"]!)));
        Assert.Equal((tokens.Length, 0), ((int)part["count"]!, (int)part["first"]!));
        Assert.Equal($$"""{"text":"{{text}}"}""", editor.Text(TrainUri).In(part["range"]!));
    }

    [Fact]
    public async Task Tokens_that_share_a_character_have_it_each()
    {
        // A letter of Linear A that no vocabulary has: its four bytes are tokens.
        await using var editor = await OpenAsync(Good("a\U00010600b", "Fine"));

        var part = (await editor.TokensAsync(TrainUri, Offset(editor, "\U00010600")))!;

        Assert.Equal(
            ["a", "\U00010600", "\U00010600", "\U00010600", "\U00010600", "b"],
            part["tokens"]!.AsArray().Select(token => editor.Text(TrainUri).In(token!["range"]!)));
    }

    [Fact]
    public async Task All_texts_of_a_call_belong_to_it()
    {
        await using var editor = await OpenAsync(
            """{"contents":[{"role":"user","parts":[{"text":"Time?"}]},{"role":"model","parts":[{"functionCall":{"name":"now","args":{"zone":"Paris"}}}]}]}""");

        var part = (await editor.TokensAsync(TrainUri, Offset(editor, "functionCall")))!;

        Assert.Equal(["now", "zone", "Paris"], part["tokens"]!.AsArray().Select(token => editor.Text(TrainUri).In(token!["range"]!)));
    }

    [Fact]
    public async Task Arguments_in_a_string_are_counted_and_said_to_have_no_place()
    {
        await using var editor = await OpenAsync(
            """{"messages":[{"role":"user","content":"Time?"},{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"now","arguments":"{\"zone\":\"Paris\"}"}}]}]}""");

        var part = (await editor.TokensAsync(TrainUri, Offset(editor, "now")))!;

        Assert.Equal(["now"], part["tokens"]!.AsArray().Select(token => editor.Text(TrainUri).In(token!["range"]!)));
        Assert.Equal(3, (int)part["count"]!);
        Assert.Contains("2 tokens have no place of their own", (string)part["note"]!);
    }

    [Fact]
    public async Task Of_a_long_part_those_around_the_place_are_given()
    {
        var words = string.Concat(Enumerable.Range(0, 6000).Select(number => $" w{number % 10}"));
        await using var editor = await OpenAsync(Good(words, "Fine"));
        var all = 2 * 6000;

        var start = (await editor.TokensAsync(TrainUri, Offset(editor, " w0")))!;
        Assert.Equal((all, 0, TokensHandler.Most), ((int)start["count"]!, (int)start["first"]!, start["tokens"]!.AsArray().Count));

        var place = Offset(editor, " w0") + (3 * 3000);
        var middle = (await editor.TokensAsync(TrainUri, place))!;
        var tokens = middle["tokens"]!.AsArray();
        Assert.Equal((6000 - (TokensHandler.Most / 2), TokensHandler.Most), ((int)middle["first"]!, tokens.Count));
        Assert.Equal(place, editor.Text(TrainUri).OffsetOf(tokens[TokensHandler.Most / 2]!["range"]!["start"]!));

        var end = (await editor.TokensAsync(TrainUri, Offset(editor, "model") - 20))!;
        Assert.Equal((all - TokensHandler.Most, TokensHandler.Most), ((int)end["first"]!, end["tokens"]!.AsArray().Count));
    }

    [Fact]
    public async Task Beside_the_parts_there_is_none()
    {
        await using var editor = await OpenAsync(Good());
        Assert.Null(await editor.TokensAsync(TrainUri, 3));
    }

    [Theory]
    [InlineData("gemini-2.5-flash", true)]
    [InlineData("gemini-3.5-flash", false)]
    public async Task An_estimate_says_so(string model, bool isExact)
    {
        await using var editor = await OpenAsync(Good(), model);

        var part = (await editor.TokensAsync(TrainUri, Offset(editor, "Hello")))!;

        Assert.Equal(isExact, (bool)part["isExact"]!);
        Assert.Equal(isExact, part["note"] is null);
    }

    private static async Task<FakeEditor> OpenAsync(string text, string model = "gemini-2.5-flash")
    {
        var editor = await FakeEditor.StartAsync(Capabilities.Full, settings: new JsonObject { ["model"] = model });
        await editor.OpenAsync(TrainUri, text);
        return editor;
    }

    private static int Offset(FakeEditor editor, string word) => editor.Text(TrainUri).Text.IndexOf(word, StringComparison.Ordinal);
}
