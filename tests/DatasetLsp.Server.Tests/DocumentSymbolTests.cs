using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>The outline.</summary>
public sealed class DocumentSymbolTests
{
    [Fact]
    public async Task Each_example_is_named_for_its_first_words()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        var symbols = await OutlineAsync(editor, $"\n{Good("What  is\\nthis?")}\nbroken\n{Good(string.Join(' ', Enumerable.Repeat("words", 20)))}\n");

        Assert.Equal(
            ["2: What is this?", "4: words words words words words words words words words words…"],
            symbols.Select(symbol => (string)symbol!["name"]!));
        Assert.Equal("Gemini, 2 turns", (string)symbols[0]!["detail"]!);
        Assert.Equal(Good("What  is\\nthis?"), editor.Text(TrainUri).In(symbols[0]!["range"]!));
        Assert.Equal("\"contents\"", editor.Text(TrainUri).In(symbols[0]!["selectionRange"]!));
    }

    [Fact]
    public async Task Its_turns_stand_under_it()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        var symbols = await OutlineAsync(editor, Good("Hi", "Hello"));

        var turns = symbols[0]!["children"]!.AsArray();
        Assert.Equal([("user", "Hi"), ("model", "Hello")], turns.Select(turn => ((string)turn!["name"]!, (string)turn["detail"]!)));
        Assert.Equal("\"model\"", editor.Text(TrainUri).In(turns[1]!["selectionRange"]!));
    }

    [Theory]
    [InlineData("""{"input_text":"a","output_text":"b"}""")]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"content":"b"}]}""")]
    [InlineData("""{"contents":[{"parts":[{"text":"a"}],"role":"user"},{"parts":[],"role":5}]}""")]
    [InlineData("""{"q":1}""")]
    [InlineData("{}")]
    public async Task What_is_selected_lies_within_what_is_named(string line)
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(TrainUri, line);
        var symbol = Assert.Single((await RequestAsync(editor)).AsArray())!;

        Assert.All(
            (symbol["children"]?.AsArray() ?? []).Append(symbol),
            found =>
            {
                var (start, end) = Bounds(editor, found!["range"]!);
                var (selectedStart, selectedEnd) = Bounds(editor, found["selectionRange"]!);
                Assert.True(start <= selectedStart && selectedStart <= selectedEnd && selectedEnd <= end, found.ToJsonString());
            });
    }

    [Fact]
    public async Task Long_files_have_their_first_examples_without_turns()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        var some = await OutlineAsync(editor, string.Concat(Enumerable.Range(0, 501).Select(line => Good($"{line}") + "\n")));
        Assert.Equal(501, some.Count);
        Assert.All(some, symbol => Assert.Null(symbol!["children"]));

        await editor.RewriteAsync(TrainUri, string.Concat(Enumerable.Range(0, 2100).Select(line => Good($"{line}") + "\n")));
        Assert.Equal(2000, (await RequestAsync(editor)).AsArray().Count);
    }

    [Fact]
    public async Task Clients_without_trees_get_a_list()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Without(Capabilities.Full, "documentSymbol"));
        var symbol = Assert.Single(await OutlineAsync(editor, Good()))!;

        Assert.Equal("1: Hi", (string)symbol["name"]!);
        Assert.Equal(TrainUri, (string)symbol["location"]!["uri"]!);
        Assert.Null(symbol["children"]);
    }

    [Fact]
    public async Task There_is_none_for_what_is_not_open()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        Assert.Null(await RequestAsync(editor));
    }

    private static async Task<JsonArray> OutlineAsync(FakeEditor editor, string text)
    {
        await editor.OpenAsync(TrainUri, text);
        return (await RequestAsync(editor)).AsArray();
    }

    private static Task<JsonNode> RequestAsync(FakeEditor editor) =>
        editor.RequestAsync("textDocument/documentSymbol", new JsonObject { ["textDocument"] = FakeEditor.Identify(TrainUri) });

    private static (int Start, int End) Bounds(FakeEditor editor, JsonNode range) =>
        (editor.Text(TrainUri).OffsetOf(range["start"]!), editor.Text(TrainUri).OffsetOf(range["end"]!));
}
