using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>Which diagnostics an editor gets where there are more than it can show.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task No_more_than_400_are_shown_and_the_first_says_what_is_not()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, Wrong(1450));

        var diagnostics = await editor.NextDiagnosticsAsync(TrainUri);

        Assert.Equal(400, diagnostics.Count);
        Assert.Equal(
            "1,051 more problems are not shown: 1,051 errors. The whole file has 1,450 errors. Next Problem goes through all of them; `dataset-lsp check` lists them.",
            (string)diagnostics[0]!["message"]!);
        Assert.Equal(3, (int)diagnostics[0]!["severity"]!);
        Assert.Equal(0, LineOf(diagnostics[0]));
        Assert.Equal(Enumerable.Range(0, 399), diagnostics.Skip(1).Select(LineOf));
    }

    [Fact]
    public async Task Exactly_400_need_no_summary()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, Wrong(400));
        Assert.All(await editor.NextDiagnosticsAsync(TrainUri), diagnostic => Assert.Equal("invalid-role", (string)diagnostic!["code"]!));
    }

    [Fact]
    public async Task The_gravest_come_first_wherever_they_stand()
    {
        await using var editor = await FakeEditor.StartAsync();
        var warnings = string.Concat(Enumerable.Range(0, 450).Select(line => Good($"{line / 2}") + "\n"));
        await editor.OpenAsync(TrainUri, warnings + Wrong(390));

        var diagnostics = await editor.NextDiagnosticsAsync(TrainUri);

        Assert.Equal(390, diagnostics.Count(diagnostic => (int)diagnostic!["severity"]! == 1));
        Assert.StartsWith("216 more problems are not shown: 216 warnings. The whole file has 390 errors, 225 warnings.", (string)diagnostics[0]!["message"]!);
        Assert.Equal([1, 3, 5, 7, 9, 11, 13, 15, 17], diagnostics.Skip(1).Take(9).Select(LineOf));
    }

    [Fact]
    public async Task What_was_edited_is_shown_also_after_the_pause()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, Wrong(450));
        await editor.NextDiagnosticsAsync(TrainUri);

        var last = editor.Text(TrainUri).Text.LastIndexOf("\"assistant\"", StringComparison.Ordinal);
        await editor.TypeAsync(TrainUri, last, last + "\"assistant\"".Length, "\"modl\"");
        Assert.Equal("\"modl\"", editor.Text(TrainUri).In((await editor.NextDiagnosticsAsync(TrainUri))[^1]!["range"]!));

        await editor.PauseAsync(TrainUri);
        editor.AssertQuiet();
        Assert.Equal(449, LineOf(editor.Shown[TrainUri][^1]));
    }

    [Fact]
    public async Task What_is_in_sight_is_shown_wherever_it_stands()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, Wrong(1000));
        await editor.NextDiagnosticsAsync(TrainUri);

        await SeeAsync(editor, (700, 709), (990, 2000));
        var diagnostics = await editor.NextDiagnosticsAsync(TrainUri);
        Assert.Equal(400, diagnostics.Count);
        Assert.Equal([.. Enumerable.Range(0, 379), .. Enumerable.Range(700, 10), .. Enumerable.Range(990, 10)], diagnostics.Skip(1).Select(LineOf));

        // The marks follow the lines, not their numbers.
        await editor.TypeAsync(TrainUri, 0, 0, Good() + "\n");
        Assert.Equal(1000, LineOf((await editor.NextDiagnosticsAsync(TrainUri))[^1]));
        await editor.PauseAsync(TrainUri);
        editor.AssertQuiet();

        await SeeAsync(editor);
        Assert.Equal(399, LineOf((await editor.NextDiagnosticsAsync(TrainUri))[^1]));
    }

    [Fact]
    public async Task Scrolling_sends_nothing_where_all_is_shown()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, Wrong(10));
        await editor.NextDiagnosticsAsync(TrainUri);

        await SeeAsync(editor, (5, 9));
        await editor.NotifyAsync("datasetLsp/visibleRanges", new JsonObject { ["uri"] = "file:///data/other.jsonl", ["ranges"] = new JsonArray() });
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();
    }

    [Fact]
    public async Task Only_the_file_that_changed_is_sent_again()
    {
        const string OtherUri = "file:///data/other.jsonl";
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, Wrong(3));
        await editor.NextDiagnosticsAsync(TrainUri);
        await editor.OpenAsync(OtherUri, Wrong(3));
        await editor.NextDiagnosticsAsync(OtherUri);

        await editor.ReplaceAsync(TrainUri, "assistant", "model");
        Assert.Equal(2, (await editor.NextDiagnosticsAsync(TrainUri)).Count);
        await editor.PauseAsync(TrainUri);
        await editor.PauseAsync(OtherUri);
        editor.AssertQuiet();
    }

    private static string Wrong(int lines) => string.Concat(Enumerable.Range(0, lines).Select(line => WrongRole($"q{line}") + "\n"));

    private static int LineOf(JsonNode? diagnostic) => (int)diagnostic!["range"]!["start"]!["line"]!;

    private static Task SeeAsync(FakeEditor editor, params (int First, int Last)[] ranges) => editor.NotifyAsync("datasetLsp/visibleRanges", new JsonObject
    {
        ["uri"] = TrainUri,
        ["ranges"] = new JsonArray([.. ranges.Select(range => (JsonNode)new JsonObject
        {
            ["start"] = FakeEditor.Position(range.First, 0),
            ["end"] = FakeEditor.Position(range.Last, 3),
        })]),
    });
}
