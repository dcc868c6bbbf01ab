using System.Text.Json.Nodes;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>What is pushed, and when.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Opening_a_file_shows_what_is_wrong_in_it()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(TrainUri, $"{Good()}\n{WrongRole("é😀")}\n");

        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!;

        Assert.Equal("invalid-role", (string)diagnostic["code"]!);
        Assert.Equal("dataset-lsp", (string)diagnostic["source"]!);
        Assert.Equal(1, (int)diagnostic["severity"]!);
        Assert.Equal("\"assistant\"", editor.Text(TrainUri).In(diagnostic["range"]!));
        Assert.Equal(1, (int)diagnostic["range"]!["start"]!["line"]!);
        Assert.EndsWith("Write `model`.", (string)diagnostic["message"]!);
        Assert.Null(diagnostic["codeDescription"]);
    }

    [Fact]
    public async Task A_diagnostic_carries_its_fix()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, WrongRole());

        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!;

        var data = diagnostic["data"]!;
        Assert.Equal("invalid-role", (string)data["rule"]!);
        Assert.Equal("Change the role to `model`", (string)data["fix"]!["title"]!);
        Assert.True((bool)data["fix"]!["certain"]!);
        var edit = Assert.Single(data["fix"]!["edits"]!.AsArray())!;
        Assert.Equal("\"assistant\"", editor.Text(TrainUri).In(edit["range"]!));
        Assert.Equal("\"model\"", (string)edit["newText"]!);
    }

    [Fact]
    public async Task Typing_brings_problems_and_takes_them_away()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n{Good("b")}\n");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.ReplaceAsync(TrainUri, "\"model\"", "\"modl\"");
        Assert.Equal("invalid-role", (string)Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!["code"]!);

        await editor.ReplaceAsync(TrainUri, "\"modl\"", "\"model\"");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.PauseAsync(TrainUri);
        editor.AssertQuiet();
    }

    [Fact]
    public async Task What_concerns_the_whole_file_follows_at_a_pause()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n{Good("b")}\n");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.ReplaceAsync(TrainUri, "\"b\"", "\"a\"");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        editor.Time.Advance(TimeSpan.FromMilliseconds(99));
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();

        editor.Time.Advance(TimeSpan.FromMilliseconds(1));
        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!;
        Assert.Equal("duplicate-example", (string)diagnostic["code"]!);
        var related = Assert.Single(diagnostic["relatedInformation"]!.AsArray())!;
        Assert.Equal(0, (int)related["location"]!["range"]!["start"]!["line"]!);
    }

    [Fact]
    public async Task Each_edit_begins_the_pause_anew()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n{Good("b")}\n");
        await editor.NextDiagnosticsAsync(TrainUri);

        await editor.ReplaceAsync(TrainUri, "\"b\"", "\"a\"");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        editor.Time.Advance(TimeSpan.FromMilliseconds(80));
        await editor.TypeAsync(TrainUri, 0, 0, " ");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        editor.Time.Advance(TimeSpan.FromMilliseconds(80));
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();

        editor.Time.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task Where_the_whole_file_takes_long_it_waits_for_a_longer_pause()
    {
        FakeEditor? editor = null;
        var looks = 0;
        var rule = new SlowDatasetRule(() =>
        {
            looks++;
            editor!.Time.Advance(TimeSpan.FromMilliseconds(200));
        });
        await using var started = editor = await FakeEditor.StartAsync(Capabilities.Pushed, configure: options => options with
        {
            Analyse = (lines, settings, _, _) => DatasetAnalysis.Begin(
                lines, settings with { Rules = new RuleSettings(new Dictionary<string, Severity>()) { DatasetRules = [rule] } }),
        });
        editor.IsCarefree = true;
        await editor.OpenAsync(TrainUri, Good());
        await editor.NextDiagnosticsAsync(TrainUri);
        await editor.TypeAsync(TrainUri, 0, 0, " ");
        await editor.PauseAsync(TrainUri);
        Assert.Equal(2, looks);

        await editor.TypeAsync(TrainUri, 0, 0, " ");
        await editor.CatchUpAsync(TrainUri);
        editor.Time.Advance(TimeSpan.FromMilliseconds(599));
        await editor.CatchUpAsync(TrainUri);
        Assert.Equal(2, looks);

        editor.Time.Advance(TimeSpan.FromMilliseconds(1));
        await editor.CatchUpAsync(TrainUri);
        Assert.Equal(3, looks);
    }

    [Fact]
    public async Task Lines_move_and_their_problems_with_them()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.NextDiagnosticsAsync(TrainUri);

        await editor.TypeAsync(TrainUri, 0, 0, $"{Good("above")}\r\n");

        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!;
        Assert.Equal("\"assistant\"", editor.Text(TrainUri).In(diagnostic["range"]!));
        Assert.Equal(1, (int)diagnostic["range"]!["start"]!["line"]!);
    }

    [Fact]
    public async Task Several_changes_in_one_message_follow_each_other()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(TrainUri, Good());
        await editor.NextDiagnosticsAsync(TrainUri);

        await editor.ChangeAsync(TrainUri, (0, 0, "\n"), (0, 0, WrongRole("b")), (0, 0, $"{Good("c")}\n"));

        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!;
        Assert.Equal("\"assistant\"", editor.Text(TrainUri).In(diagnostic["range"]!));
        Assert.Equal(1, (int)diagnostic["range"]!["start"]!["line"]!);
    }

    [Fact]
    public async Task A_whole_new_text_replaces_the_old_one()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.RewriteAsync(TrainUri, Good());
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task Columns_count_bytes_for_clients_that_can()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Bytes);
        Assert.Equal("utf-8", (string)editor.Initialized["capabilities"]!["positionEncoding"]!);
        await editor.OpenAsync(TrainUri, WrongRole("é😀"));

        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!;

        Assert.Equal("\"assistant\"", editor.Text(TrainUri).In(diagnostic["range"]!));
    }

    [Fact]
    public async Task Closing_a_file_takes_its_diagnostics_away()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.ReplaceAsync(TrainUri, "assistant", "asistant");
        await editor.CloseAsync(TrainUri);

        JsonArray last;
        while ((last = await editor.NextDiagnosticsAsync(TrainUri)).Count > 0)
        {
            // The edit may still have been shown.
        }

        Assert.Empty(last);
        await editor.WhenClosedAsync(TrainUri);
    }

    [Fact]
    public async Task A_file_that_is_closed_while_it_is_read_leaves_nothing_behind()
    {
        var started = new TaskCompletionSource();
        await using var editor = await FakeEditor.StartAsync(configure: options => options with
        {
            Analyse = (_, _, _, cancellation) =>
            {
                started.SetResult();
                cancellation.WaitHandle.WaitOne();
                throw new OperationCanceledException(cancellation);
            },
        });
        await editor.OpenAsync(TrainUri, WrongRole());
        await started.Task;
        await editor.CloseAsync(TrainUri);

        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        await editor.WhenClosedAsync(TrainUri);
    }
}
