using System.Text;
using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>Files that are analysed from disk, because the editor does not send them.</summary>
public sealed class AnalyzeFileTests
{
    [Fact]
    public async Task Its_problems_are_shown_and_counted()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        editor.Files.Write(TrainPath, $"\uFEFF{Good("a")}\r\n{Good("x\ry")}\n{WrongRole("é😀")}\n{Good("b")}\n{Good("b")}");

        var totals = await AnalyzeAsync(editor);

        Assert.Equal(("gemini", 4, 3, 1), ((string)totals["format"]!, (int)totals["examples"]!, (int)totals["errors"]!, (int)totals["warnings"]!));
        var all = await editor.NextDiagnosticsAsync(TrainUri);
        Assert.Equal(all.Count, (int)totals["shown"]!);
        var diagnostics = all.Where(diagnostic => (int)diagnostic!["severity"]! < 3).ToList();
        Assert.Equal(["invalid-encoding", "invalid-json", "invalid-role", "duplicate-example"], diagnostics.Select(diagnostic => (string)diagnostic!["code"]!));

        // As the editor counts that will open it: without the mark, and with a line for each lone CR.
        Assert.Equal([0, 3, 5], new[] { 0, 2, 3 }.Select(at => (int)diagnostics[at]!["range"]!["start"]!["line"]!));
        var text = new EditorText(Encoding.UTF8.GetString(editor.Files.ReadAllBytes(TrainPath)).TrimStart('\uFEFF'), countsBytes: false);
        Assert.Equal("\"assistant\"", text.In(diagnostics[2]!["range"]!));
        Assert.Equal(4, (int)Assert.Single(diagnostics[3]!["relatedInformation"]!.AsArray())!["location"]!["range"]!["start"]!["line"]!);
        Assert.Null(diagnostics[2]!["data"]!["fix"]);
    }

    [Fact]
    public async Task No_more_than_400_are_shown()
    {
        await using var editor = await FakeEditor.StartAsync();
        editor.Files.Write(TrainPath, string.Concat(Enumerable.Range(0, 1000).Select(line => WrongRole($"{line}") + "\n")));

        var totals = await AnalyzeAsync(editor);

        Assert.Equal(1000, (int)totals["errors"]!);
        Assert.Equal(400, (int)totals["shown"]!);
        var diagnostics = await editor.NextDiagnosticsAsync(TrainUri);
        Assert.Equal(400, diagnostics.Count);
        Assert.StartsWith("601 more problems are not shown: 601 errors. The whole file has 1,000 errors.", (string)diagnostics[0]!["message"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Opening_it_replaces_them(bool isPulled)
    {
        await using var editor = await FakeEditor.StartAsync(isPulled ? Capabilities.Full : Capabilities.Pushed);
        editor.Files.Write(TrainPath, WrongRole());
        await AnalyzeAsync(editor);
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.OpenAsync(TrainUri, Good());
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        if (!isPulled)
        {
            Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        }

        // While it is open its own diagnostics stand.
        var totals = await AnalyzeAsync(editor);
        Assert.Equal((1, 0), ((int)totals["errors"]!, (int)totals["shown"]!));
        editor.AssertQuiet();
    }

    [Fact]
    public async Task Mended_it_loses_them()
    {
        await using var editor = await FakeEditor.StartAsync();
        editor.Files.Write(TrainPath, WrongRole());
        await AnalyzeAsync(editor);
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));

        editor.Files.Write(TrainPath, Good());
        await AnalyzeAsync(editor);
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        await AnalyzeAsync(editor);
        editor.AssertQuiet();
    }

    [Fact]
    public async Task The_teams_configuration_holds()
    {
        await using var editor = await FakeEditor.StartAsync();
        editor.Files.Write("/data/datasetlsp.json", """{"rules":{"invalid-role":"warning"}}""");
        editor.Files.Write(TrainPath, WrongRole());
        Assert.Equal(1, (int)(await AnalyzeAsync(editor))["warnings"]!);
        await editor.NextDiagnosticsAsync(TrainUri);
    }

    [Fact]
    public async Task It_says_how_far_it_is()
    {
        await using var editor = await FakeEditor.StartAsync();
        editor.Files.Write(TrainPath, Good());
        await AnalyzeAsync(editor, token: "t");

        var steps = new List<JsonObject>();
        while (steps.Count == 0 || (string)steps[^1]["kind"]! != "end")
        {
            var progress = await editor.NextAsync("$/progress");
            Assert.Equal("t", (string)progress["token"]!);
            steps.Add(progress["value"]!.AsObject());
        }

        Assert.Equal("Analyzing train.jsonl", (string)steps[0]["title"]!);
        Assert.True((bool)steps[0]["cancellable"]!);
        Assert.Equal(100, (int)steps[^2]["percentage"]!);
    }

    [Theory]
    [InlineData("$/cancelRequest")]
    [InlineData("window/workDoneProgress/cancel")]
    public async Task It_can_be_cancelled(string how)
    {
        await using var editor = await FakeEditor.StartAsync();
        using var hanging = editor.Files.Hang(TrainPath);
        var (id, answer) = await editor.BeginAsync("datasetLsp/analyzeFile", new JsonObject { ["uri"] = TrainUri, ["workDoneToken"] = 7 });
        await editor.Files.WhenAskedAsync();
        await editor.NotifyAsync(how, how[0] == '$' ? new JsonObject { ["id"] = id } : new JsonObject { ["token"] = 7 });
        await editor.CatchUpAsync(TrainUri);
        hanging.Dispose();

        Assert.Equal(-32800, (int)(await answer)["error"]!["code"]!);
        Assert.Equal("begin", (string)(await editor.NextAsync("$/progress"))["value"]!["kind"]!);
        Assert.Equal("end", (string)(await editor.NextAsync("$/progress"))["value"]!["kind"]!);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said()
    {
        await using var editor = await FakeEditor.StartAsync();
        var missing = await editor.RefusalAsync("datasetLsp/analyzeFile", new JsonObject { ["uri"] = TrainUri });
        Assert.Equal((-32803, $"{TrainPath} cannot be analyzed: There is no such file."), ((int)missing["code"]!, (string)missing["message"]!));
        var unsaved = await editor.RefusalAsync("datasetLsp/analyzeFile", new JsonObject { ["uri"] = "untitled:Untitled-1" });
        Assert.Equal((-32602, "untitled:Untitled-1 is no file on this machine."), ((int)unsaved["code"]!, (string)unsaved["message"]!));
    }

    private static Task<JsonNode> AnalyzeAsync(FakeEditor editor, string? token = null) =>
        editor.RequestAsync("datasetLsp/analyzeFile", new JsonObject { ["uri"] = TrainUri, ["workDoneToken"] = token });
}
