using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>Going from problem to problem.</summary>
public sealed class NextProblemTests
{
    [Fact]
    public async Task It_goes_through_all_and_round_the_ends()
    {
        await using var editor = await StartAsync($"{WrongRole("a")}\n{Good("b")}\n{WrongRole("c")}\n");

        var first = await FindAsync(editor, 0, 0, "next");
        Assert.Equal("invalid-role", (string)first!["code"]!);
        Assert.EndsWith("Write `model`.", (string)first["message"]!);
        Assert.Equal("\"assistant\"", editor.Text(TrainUri).In(first["range"]!));
        Assert.Equal(0, LineOf(first));

        var second = await FromAsync(editor, first, "next");
        Assert.Equal(2, LineOf(second));
        Assert.Equal(0, LineOf(await FromAsync(editor, second!, "next")));
        Assert.Equal(0, LineOf(await FromAsync(editor, second!, "previous")));
        Assert.Equal(2, LineOf(await FromAsync(editor, first, "previous")));
        Assert.Equal(2, LineOf(await FindAsync(editor, 1, 5, "next")));
        Assert.Equal(0, LineOf(await FindAsync(editor, 1, 5, "previous")));
    }

    [Fact]
    public async Task It_knows_those_that_are_not_shown()
    {
        await using var editor = await StartAsync(string.Concat(Enumerable.Range(0, 1000).Select(line => WrongRole($"{line}") + "\n")));
        Assert.Equal(900, LineOf(await FindAsync(editor, 900, 0, "next")));
        Assert.Equal(999, LineOf(await FindAsync(editor, 0, 0, "previous")));
    }

    [Fact]
    public async Task The_only_one_follows_itself()
    {
        await using var editor = await StartAsync($"{Good()}\n{WrongRole("a")}\n");
        var only = await FindAsync(editor, 0, 0, "next");
        Assert.Equal(1, LineOf(await FromAsync(editor, only!, "next")));
        Assert.Equal(1, LineOf(await FromAsync(editor, only!, "previous")));
    }

    [Fact]
    public async Task A_file_without_problems_has_no_next_one()
    {
        await using var editor = await StartAsync(Good());
        Assert.Null(await FindAsync(editor, 0, 0, "next"));
        Assert.Null(await FindAsync(editor, 0, 0, "previous"));
        Assert.Null(await FindAsync(editor, 0, 0, "next", "file:///data/not-open.jsonl"));
    }

    [Fact]
    public async Task It_answers_for_the_text_that_was_there_when_it_was_asked()
    {
        await using var editor = await StartAsync(Good());
        await editor.TypeAsync(TrainUri, 0, 0, $"{WrongRole("new")}\n");
        Assert.Equal(0, LineOf(await FindAsync(editor, 1, 0, "next")));
        await editor.NextDiagnosticsAsync(TrainUri);
    }

    private static async Task<FakeEditor> StartAsync(string text)
    {
        var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, text);
        await editor.NextDiagnosticsAsync(TrainUri);
        return editor;
    }

    private static int LineOf(JsonNode? found) => (int)found!["range"]!["start"]!["line"]!;

    private static Task<JsonNode?> FromAsync(FakeEditor editor, JsonNode found, string direction) => FindAsync(
        editor, LineOf(found), (int)found["range"]!["start"]!["character"]!, direction);

    private static async Task<JsonNode?> FindAsync(FakeEditor editor, int line, int character, string direction, string uri = TrainUri) =>
        await editor.RequestAsync("datasetLsp/nextProblem", new JsonObject
        {
            ["textDocument"] = FakeEditor.Identify(uri),
            ["position"] = FakeEditor.Position(line, character),
            ["direction"] = direction,
        });
}
