using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>Fixes: what is offered, and what the text is afterwards.</summary>
public sealed class CodeActionTests
{
    /// <summary>Clients that ask for edits when an action is chosen, and those that get them at once.</summary>
    public static TheoryData<bool> BothKinds => [true, false];

    [Theory]
    [MemberData(nameof(BothKinds))]
    public async Task A_quick_fix_mends_its_finding(bool resolves)
    {
        await using var editor = await StartAsync(resolves);
        await editor.OpenAsync(TrainUri, $"{Good("é😀")}\n{WrongRole("é😀")}\n");
        var diagnostics = await editor.NextDiagnosticsAsync(TrainUri);

        var action = Assert.Single(await editor.CodeActionsAsync(TrainUri, diagnostics[0]!["range"]!, ["quickfix"], diagnostics))!;

        Assert.Equal("Change the role to `model`", (string)action["title"]!);
        Assert.Equal("quickfix", (string)action["kind"]!);
        Assert.True((bool)action["isPreferred"]!);
        Assert.Equal("invalid-role", (string)Assert.Single(action["diagnostics"]!.AsArray())!["code"]!);
        Assert.Equal(resolves, action["edit"] is null);
        await ApplyAsync(editor, action);
        Assert.Equal($"{Good("é😀")}\n{Good("é😀")}\n", editor.Text(TrainUri).Text);
    }

    [Fact]
    public async Task Blank_lines_that_were_filled_since_they_were_found_stay()
    {
        await using var editor = await StartAsync(resolves: true);
        editor.IsCarefree = true;
        var start = Good("a").Length + 1;
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n\n\n\n\n{Good("b")}\n");
        await editor.NextDiagnosticsAsync(TrainUri);

        // No pause follows. What is found of lines together is of before.
        await editor.TypeAsync(TrainUri, start + 2, start + 2, Good("c"));
        var actions = await editor.CodeActionsAsync(TrainUri, editor.Text(TrainUri).RangeOf(start, start), ["quickfix"]);
        await ApplyAsync(editor, actions.Single(action => ((string)action!["title"]!).StartsWith("Remove the", StringComparison.Ordinal))!);

        Assert.Contains(Good("c"), editor.Text(TrainUri).Text);
        Assert.Contains(Good("b"), editor.Text(TrainUri).Text);
    }

    [Fact]
    public async Task Blank_lines_that_are_gone_since_they_were_found_are_no_trouble()
    {
        await using var editor = await StartAsync(resolves: true);
        editor.IsCarefree = true;
        var start = Good("a").Length + 1;
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n\n\n\n\n\n");
        await editor.NextDiagnosticsAsync(TrainUri);

        await editor.TypeAsync(TrainUri, start + 1, start + 4, "");
        await editor.CatchUpAsync(TrainUri);

        Assert.DoesNotContain(editor.Logged, message => message.Contains("failed", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public async Task Fix_all_of_a_rule_mends_its_findings_only(bool resolves)
    {
        await using var editor = await StartAsync(resolves);
        await editor.OpenAsync(TrainUri, $"{WrongRole("a")}\r\n{Good("b")},\r\n{WrongRole("c")}");
        await editor.NextDiagnosticsAsync(TrainUri);

        var actions = await editor.CodeActionsAsync(TrainUri, Cursor(editor, "assistant"), ["quickfix"]);

        Assert.Equal(["Change the role to `model`", "Fix all 2 `invalid-role` problems in this file"], actions.Select(action => (string)action!["title"]!));
        await ApplyAsync(editor, actions[1]!);
        Assert.Equal($"{Good("a")}\r\n{Good("b")},\r\n{Good("c")}", editor.Text(TrainUri).Text);
    }

    [Theory]
    [InlineData(true, "source.fixAll")]
    [InlineData(false, "source.fixAll.datasetLsp")]
    [InlineData(true, "source")]
    public async Task Fix_all_on_save_mends_what_needs_no_decision(bool resolves, string only)
    {
        await using var editor = await StartAsync(resolves);
        await editor.OpenAsync(TrainUri, $"{WrongRole("a")},\n{Good("x")}\n{Good("x")}\n{Good("b")}{Good("c")}\n");
        await editor.NextDiagnosticsAsync(TrainUri);

        var action = Assert.Single(await editor.CodeActionsAsync(TrainUri, editor.Text(TrainUri).RangeOf(0, 0), [only]))!;

        Assert.Equal("source.fixAll.datasetLsp", (string)action["kind"]!);
        await ApplyAsync(editor, action);
        Assert.Equal($"{Good("a")}\n{Good("x")}\n{Good("x")}\n{Good("b")}\n{Good("c")}\n", editor.Text(TrainUri).Text);
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public async Task A_line_of_another_format_can_be_written_in_Geminis(bool resolves)
    {
        await using var editor = await StartAsync(resolves);
        var line = """{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"ANSWER"}]}""";
        await editor.OpenAsync(TrainUri, $"{line.Replace("ANSWER", "a", StringComparison.Ordinal)}\n{line.Replace("ANSWER", "b", StringComparison.Ordinal)}\n");

        var action = Assert.Single(await editor.CodeActionsAsync(TrainUri, Cursor(editor, "\"b\""), ["quickfix"]))!;
        Assert.Equal("Write it in Gemini's format", (string)action["title"]!);
        await ApplyAsync(editor, action);

        Assert.Equal(
            $"{line.Replace("ANSWER", "a", StringComparison.Ordinal)}\n"
            + """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"b"}]}]}""" + "\n",
            editor.Text(TrainUri).Text);
    }

    [Fact]
    public async Task All_selected_lines_are_written_in_Geminis_format_together()
    {
        await using var editor = await StartAsync(resolves: true);
        await editor.OpenAsync(TrainUri, "{\"prompt\":\"Hi\",\"completion\":\"a\"}\n\n{\"instruction\":\"Hi\",\"output\":\"b\"}\n{\"id\":1}\n");

        var range = JsonNode.Parse("""{"start":{"line":0,"character":3},"end":{"line":3,"character":1}}""")!;
        var actions = await editor.CodeActionsAsync(TrainUri, range, ["quickfix"]);
        var action = Assert.Single(actions, action => (string)action!["title"]! == "Write these 2 examples in Gemini's format")!;
        await ApplyAsync(editor, action);

        var turns = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"ANSWER"}]}]}""";
        Assert.Equal(
            $"{turns.Replace("ANSWER", "a", StringComparison.Ordinal)}\n\n{turns.Replace("ANSWER", "b", StringComparison.Ordinal)}\n{{\"id\":1}}\n",
            editor.Text(TrainUri).Text);
    }

    [Theory]
    [InlineData(true, "quickfix")]
    [InlineData(false, "source.fixAll")]
    public async Task A_run_of_blank_lines_is_removed_with_its_breaks(bool resolves, string only)
    {
        await using var editor = await StartAsync(resolves);
        await editor.OpenAsync(TrainUri, $"{Good("a")}\r\n\r\n \r\n{Good("b")}\r\n");
        await editor.NextDiagnosticsAsync(TrainUri);

        var range = JsonNode.Parse("""{"start":{"line":1,"character":0},"end":{"line":1,"character":0}}""")!;
        await ApplyAsync(editor, Assert.Single(await editor.CodeActionsAsync(TrainUri, range, [only]))!);

        Assert.Equal($"{Good("a")}\r\n{Good("b")}\r\n", editor.Text(TrainUri).Text);
    }

    [Fact]
    public async Task Lines_that_a_fix_makes_end_as_those_of_the_file_do()
    {
        await using var editor = await StartAsync(resolves: false);
        await editor.OpenAsync(TrainUri, $"{Good("b")}{Good("c")}\r\n");
        await editor.NextDiagnosticsAsync(TrainUri);

        await ApplyAsync(editor, Assert.Single(await editor.CodeActionsAsync(TrainUri, editor.Text(TrainUri).RangeOf(0, 0), ["quickfix"]))!);

        Assert.Equal($"{Good("b")}\r\n{Good("c")}\r\n", editor.Text(TrainUri).Text);
    }

    [Theory]
    [InlineData("{0}\n{0}\n{1}\n", "{0}\n{1}\n")]
    [InlineData("{1}\r\n{0}\r\n{0}", "{1}\r\n{0}")]
    public async Task Removing_a_line_removes_one_break_with_it(string before, string after)
    {
        await using var editor = await StartAsync(resolves: true);
        await editor.OpenAsync(TrainUri, string.Format(before, Good("a"), Good("b")));
        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!;

        var action = Assert.Single(await editor.CodeActionsAsync(TrainUri, diagnostic["range"]!))!;

        Assert.Equal("Remove this line", (string)action["title"]!);
        Assert.Null(action["isPreferred"]);
        await ApplyAsync(editor, action);
        Assert.Equal(string.Format(after, Good("a"), Good("b")), editor.Text(TrainUri).Text);
    }

    [Fact]
    public async Task An_edit_touches_no_more_than_what_differs()
    {
        await using var editor = await StartAsync(resolves: false);
        await editor.OpenAsync(TrainUri, $"{Good("é")}\n{WrongRole("é😀")}\n");
        await editor.NextDiagnosticsAsync(TrainUri);

        var action = Assert.Single(await editor.CodeActionsAsync(TrainUri, editor.Text(TrainUri).RangeOf(0, 0), ["source.fixAll"]))!;

        var edit = Assert.Single(action["edit"]!["changes"]![TrainUri]!.AsArray())!;
        Assert.Equal("assistant", editor.Text(TrainUri).In(edit["range"]!));
        Assert.Equal("model", (string)edit["newText"]!);
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_offered()
    {
        await using var editor = await StartAsync(resolves: true);
        await editor.OpenAsync(TrainUri, $"{WrongRole("a")}\n{Good("b")}\n");
        await editor.NextDiagnosticsAsync(TrainUri);
        var cursor = Cursor(editor, "assistant");

        Assert.Empty(await editor.CodeActionsAsync(TrainUri, cursor, ["refactor"]));
        Assert.Equal(["quickfix"], Kinds(await editor.CodeActionsAsync(TrainUri, cursor, trigger: 2)));
        Assert.Equal(["quickfix", "source.fixAll.datasetLsp"], Kinds(await editor.CodeActionsAsync(TrainUri, cursor, trigger: 1)));
        Assert.Empty(await editor.CodeActionsAsync(TrainUri, Cursor(editor, "\"b\""), ["quickfix"]));
    }

    [Fact]
    public async Task An_action_chosen_after_the_text_moved_still_mends_its_line()
    {
        await using var editor = await StartAsync(resolves: true);
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n{WrongRole("b")}");
        await editor.NextDiagnosticsAsync(TrainUri);
        var action = Assert.Single(await editor.CodeActionsAsync(TrainUri, Cursor(editor, "assistant"), ["quickfix"]))!;

        await editor.TypeAsync(TrainUri, 0, 0, $"{Good("c")}\n");
        await editor.NextDiagnosticsAsync(TrainUri);
        await ApplyAsync(editor, action);

        Assert.Equal($"{Good("c")}\n{Good("a")}\n{Good("b")}", editor.Text(TrainUri).Text);
    }

    [Fact]
    public async Task An_action_whose_finding_is_gone_is_refused()
    {
        await using var editor = await StartAsync(resolves: true);
        await editor.OpenAsync(TrainUri, WrongRole("b"));
        await editor.NextDiagnosticsAsync(TrainUri);
        var action = Assert.Single(await editor.CodeActionsAsync(TrainUri, Cursor(editor, "assistant"), ["quickfix"]))!;

        await editor.ReplaceAsync(TrainUri, "assistant", "model");
        await editor.NextDiagnosticsAsync(TrainUri);
        Assert.Equal(-32801, (int)(await editor.RefusalAsync("codeAction/resolve", action.DeepClone()))["code"]!);

        await editor.CloseAsync(TrainUri);
        await editor.NextDiagnosticsAsync(TrainUri);
        Assert.Equal(-32801, (int)(await editor.RefusalAsync("codeAction/resolve", action.DeepClone()))["code"]!);

        await editor.OpenAsync(TrainUri, WrongRole("b"));
        await editor.NextDiagnosticsAsync(TrainUri);
        Assert.Equal(-32801, (int)(await editor.RefusalAsync("codeAction/resolve", action.DeepClone()))["code"]!);
    }

    [Fact]
    public async Task An_action_of_another_server_is_refused()
    {
        await using var editor = await StartAsync(resolves: true);
        var error = await editor.RefusalAsync("codeAction/resolve", new JsonObject { ["title"] = "Something else" });
        Assert.Equal(-32602, (int)error["code"]!);
    }

    [Fact]
    public async Task There_are_none_for_what_is_not_open()
    {
        await using var editor = await StartAsync(resolves: true);
        Assert.Null(await editor.RequestAsync("textDocument/codeAction", new JsonObject
        {
            ["textDocument"] = FakeEditor.Identify(TrainUri),
            ["range"] = new JsonObject { ["start"] = FakeEditor.Position(0, 0), ["end"] = FakeEditor.Position(9, 9) },
            ["context"] = new JsonObject { ["diagnostics"] = new JsonArray() },
        }));
    }

    private static Task<FakeEditor> StartAsync(bool resolves) => FakeEditor.StartAsync(resolves ? Capabilities.Pushed : Capabilities.Actions);

    private static async Task ApplyAsync(FakeEditor editor, JsonNode action)
    {
        await editor.ApplyAsync(action);
        await editor.NextDiagnosticsAsync(TrainUri);
        await editor.PauseAsync(TrainUri);
        editor.IsCarefree = true;
    }

    private static JsonObject Cursor(FakeEditor editor, string at)
    {
        var offset = editor.Text(TrainUri).Text.IndexOf(at, StringComparison.Ordinal) + 1;
        return editor.Text(TrainUri).RangeOf(offset, offset);
    }

    private static IEnumerable<string> Kinds(JsonArray actions) => actions.Select(action => (string)action!["kind"]!);
}
