using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>The team's settings and the person's.</summary>
public sealed class ConfigurationTests
{
    private const string ConfigPath = "/data/datasetlsp.json";
    private const string ConfigUri = "file:///data/datasetlsp.json";

    [Fact]
    public async Task A_client_that_watches_no_files_gets_a_new_one_honoured_at_the_next_save()
    {
        var files = new MemoryFiles();
        await using var editor = await FakeEditor.StartAsync(files: files);
        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));

        files.Write(ConfigPath, """{"rules":{"invalid-role":"off"}}""");
        await editor.SaveAsync(TrainUri);

        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task What_is_wrong_in_it_goes_with_the_last_dataset_that_it_holds_for()
    {
        var files = new MemoryFiles();
        files.Write(ConfigPath, """{"rulez":{}}""");
        await using var editor = await FakeEditor.StartAsync(files: files);
        await editor.OpenAsync(TrainUri, Good());
        Assert.Single(await editor.NextDiagnosticsAsync(ConfigUri));
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.CloseAsync(TrainUri);

        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task What_is_wrong_with_a_vocabulary_is_said_while_it_is_open()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(ConfigUri, """{"tokenizers":{"gemma4":"own.json"}}""");
        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));
        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(ConfigUri))!;
        Assert.Equal("`/data/own.json` does not exist; `gemma4` is counted as if it were not named.", (string)diagnostic["message"]!);
        Assert.Equal("\"own.json\"", editor.Text(ConfigUri).In(diagnostic["range"]!));

        // It moves with what names it, and goes with it.
        await editor.ReplaceAsync(ConfigUri, "{\"tok", "{ \"tok");
        diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(ConfigUri))!;
        Assert.Equal("\"own.json\"", editor.Text(ConfigUri).In(diagnostic["range"]!));
        await editor.ReplaceAsync(ConfigUri, "own", "bad");
        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));

        editor.Files.Write("/data/bad.json", "no vocabulary");
        await editor.SaveAsync(ConfigUri);
        Assert.Contains("`/data/bad.json`: This file is no vocabulary.", (string)Assert.Single(await editor.NextDiagnosticsAsync(ConfigUri))!["message"]!);
    }

    [Fact]
    public async Task A_vocabulary_that_takes_long_to_read_keeps_nobody_waiting()
    {
        var files = new MemoryFiles();
        var reading = files.Hang("/data/slow.json");
        await using var editor = await FakeEditor.StartAsync(files: files);
        await editor.OpenAsync(ConfigUri, """{"tokenizers":{"gemma4":"slow.json"}}""");
        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));
        await files.WhenAskedAsync();
        await editor.ReplaceAsync(ConfigUri, "tokenizers", "tokenizer");
        Assert.Single(await editor.NextDiagnosticsAsync(ConfigUri));
        await editor.ReplaceAsync(ConfigUri, "tokenizer", "tokenizers");
        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));

        reading.Dispose();
        Assert.Single(await editor.NextDiagnosticsAsync(ConfigUri));
    }

    [Fact]
    public async Task The_teams_file_decides_from_the_start()
    {
        var files = new MemoryFiles();
        files.Write(ConfigPath, """{"rules":{"invalid-role":"hint"}}""");
        await using var editor = await FakeEditor.StartAsync(files: files);
        await editor.OpenAsync(TrainUri, WrongRole());

        Assert.Equal(4, (int)Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!["severity"]!);
    }

    [Fact]
    public async Task A_changed_file_is_read_again()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Equal(1, (int)Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!["severity"]!);

        editor.Files.Write(ConfigPath, """{"rules":{"invalid-role":"warning"}}""");
        await ChangedAsync(editor);
        Assert.Equal(2, (int)Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!["severity"]!);

        editor.Files.Write(ConfigPath, """{"rules":{"invalid-role":"off"}}""");
        await ChangedAsync(editor);
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        editor.Files.Delete(ConfigPath);
        await ChangedAsync(editor);
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task A_change_that_makes_no_difference_makes_no_noise()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.NextDiagnosticsAsync(TrainUri);

        await ChangedAsync(editor);
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();
    }

    [Fact]
    public async Task A_changed_file_has_clients_that_ask_ask_again()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.PullAsync(TrainUri);

        editor.Files.Write(ConfigPath, """{"rules":{"invalid-role":"off"}}""");
        await ChangedAsync(editor);

        Assert.Empty((await editor.PullAsync(TrainUri))["items"]!.AsArray());
        Assert.Contains(editor.Asked, message => (string)message["method"]! == "workspace/diagnostic/refresh");
    }

    [Fact]
    public async Task The_persons_settings_win_and_are_asked_for_before_a_file_is_read()
    {
        var files = new MemoryFiles();
        files.Write(ConfigPath, """{"rules":{"invalid-role":"hint"}}""");
        await using var editor = await FakeEditor.StartAsync(
            Capabilities.Pushed, settings: JsonNode.Parse("""{"model":"","rules":{"invalid-role":"information"}}"""), files: files);
        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Equal(3, (int)Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!["severity"]!);

        editor.Settings = JsonNode.Parse("""{"rules":{"invalid-role":{"severity":"warning"}}}""");
        await editor.NotifyAsync("workspace/didChangeConfiguration", new() { ["settings"] = null });
        Assert.Equal(2, (int)Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!["severity"]!);
    }

    [Fact]
    public async Task Clients_that_cannot_be_asked_send_settings_along()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.NextDiagnosticsAsync(TrainUri);

        await editor.NotifyAsync("workspace/didChangeConfiguration", new() { ["settings"] = JsonNode.Parse("""{"datasetLsp":{"rules":{"invalid-role":"off"}}}""") });
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task A_wrong_setting_is_named_and_the_others_count()
    {
        await using var editor = await FakeEditor.StartAsync(
            Capabilities.Pushed, settings: JsonNode.Parse("""{"rules":{"invalid-rol":"off","role-order":"off","invalid-role":"hint"}}"""));

        var message = await editor.NextAsync("window/showMessage");
        Assert.Equal("Settings datasetLsp: There is no rule `invalid-rol`. Did you mean `invalid-role`?", (string)message["message"]!);
        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Equal(4, (int)Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!["severity"]!);
    }

    [Fact]
    public async Task The_client_is_asked_to_watch_configuration_files()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(TrainUri, Good());
        await editor.PullAsync(TrainUri);

        var registration = Assert.Single(editor.Asked, message => (string)message["method"]! == "client/registerCapability")["params"]!["registrations"]!.AsArray();
        Assert.Equal(["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"], registration.Select(found => (string)found!["method"]!));
        Assert.Equal("**/datasetlsp.json", (string)registration[0]!["registerOptions"]!["watchers"]![0]!["globPattern"]!);
        Assert.Equal("datasetLsp", (string)registration[1]!["registerOptions"]!["section"]!);
    }

    [Fact]
    public async Task An_open_configuration_is_checked_as_it_is_typed()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(ConfigUri, "{\n  \"rules\": {\"é\": \"off\"}\n}");

        var diagnostic = Assert.Single(await editor.NextDiagnosticsAsync(ConfigUri))!;
        Assert.Equal("config", (string)diagnostic["code"]!);
        Assert.Equal(1, (int)diagnostic["severity"]!);
        Assert.Equal("\"é\"", editor.Text(ConfigUri).In(diagnostic["range"]!));

        await editor.ReplaceAsync(ConfigUri, "é", "role-order");
        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));

        await editor.CloseAsync(ConfigUri);
        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));
    }

    [Fact]
    public async Task An_open_configuration_can_be_asked_about()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(ConfigUri, "[]");

        var report = await editor.PullAsync(ConfigUri);
        Assert.Equal("The configuration must be a JSON object.", (string)Assert.Single(report["items"]!.AsArray())!["message"]!);
        Assert.Equal("unchanged", (string)(await editor.PullAsync(ConfigUri, (string)report["resultId"]!))["kind"]!);
    }

    [Fact]
    public async Task A_saved_configuration_counts_at_once()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.NextDiagnosticsAsync(TrainUri);
        await editor.OpenAsync(ConfigUri, """{"rules":{"invalid-role":"off"}}""");
        await editor.NextDiagnosticsAsync(ConfigUri);
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();

        editor.Files.Write(ConfigPath, editor.Text(ConfigUri).Text);
        await editor.SaveAsync(ConfigUri);
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_broken_configuration_is_reported_and_stops_nothing(bool pulls)
    {
        var files = new MemoryFiles();
        files.Write(ConfigPath, """{"rules":{"role-ordr":"off","invalid-role":"hint"}""");
        await using var editor = await FakeEditor.StartAsync(pulls ? Capabilities.Full : Capabilities.Pushed, files: files);
        await editor.OpenAsync(TrainUri, WrongRole());

        Assert.NotEmpty(await editor.NextDiagnosticsAsync(ConfigUri));
        var found = pulls ? (await editor.PullAsync(TrainUri))["items"]!.AsArray() : await editor.NextDiagnosticsAsync(TrainUri);
        Assert.Equal(4, (int)Assert.Single(found)!["severity"]!);

        // What was pushed goes when the file itself is opened.
        await editor.OpenAsync(ConfigUri, """{"rules":{"role-ordr":"off","invalid-role":"hint"}""");
        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));
        Assert.NotEmpty(pulls ? (await editor.PullAsync(ConfigUri))["items"]!.AsArray() : await editor.NextDiagnosticsAsync(ConfigUri));

        editor.Files.Write(ConfigPath, """{"rules":{"invalid-role":"hint"}}""");
        await ChangedAsync(editor);
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();
    }

    [Fact]
    public async Task A_mended_configuration_is_reported_no_more()
    {
        var files = new MemoryFiles();
        files.Write(ConfigPath, "[]");
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full, files: files);
        await editor.OpenAsync(TrainUri, Good());
        Assert.Single(await editor.NextDiagnosticsAsync(ConfigUri));
        await editor.CloseAsync(TrainUri);

        editor.Files.Delete(ConfigPath);
        await ChangedAsync(editor);
        Assert.Empty(await editor.NextDiagnosticsAsync(ConfigUri));
    }

    private static Task ChangedAsync(FakeEditor editor) => editor.NotifyAsync("workspace/didChangeWatchedFiles", new()
    {
        ["changes"] = new JsonArray(new JsonObject { ["uri"] = ConfigUri, ["type"] = 2 }),
    });
}
