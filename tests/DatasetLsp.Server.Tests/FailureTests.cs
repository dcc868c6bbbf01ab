using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
using DatasetLsp.Server.Tests.Harness;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>Faults of the server's own.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_fault_is_shown_once_logged_without_the_data_and_outlived()
    {
        const string Secret = "what the example says";
        var log = new MemoryLog();
        await using var editor = await FakeEditor.StartAsync(configure: options => options with
        {
            Logger = new LoggerConfiguration().MinimumLevel.Warning().WriteTo.Sink(log).CreateLogger(),
            Analyse = (lines, rules, limit, cancellation) => lines.Lines.Any(line => line.Content.Span.IndexOf("boom"u8) >= 0)
                ? throw new AggregateException(new KeyNotFoundException(Secret))
                : DatasetAnalysis.Of(lines, rules, limit, cancellation),
        });

        await editor.OpenAsync(TrainUri, "boom");
        var message = (string)(await editor.NextAsync("window/showMessage"))["message"]!;
        Assert.DoesNotContain(Secret, message);
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.TypeAsync(TrainUri, 4, 4, "!");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.RewriteAsync(TrainUri, WrongRole());
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));
        Assert.NotNull(await editor.HoverAsync(TrainUri, 0));

        Assert.Equal(2, log.Lines.Count);
        Assert.All(log.Lines, line =>
        {
            Assert.Contains("KeyNotFoundException", line);
            Assert.DoesNotContain(Secret, line);
        });
    }

    [Fact]
    public async Task A_vocabulary_that_cannot_be_loaded_is_said_once_and_all_but_tokens_is_checked()
    {
        await using var editor = await FakeEditor.StartAsync(configure: options => options with
        {
            BuiltIn = _ => throw new InvalidDataException("gemma3.tokens is damaged."),
        });

        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Equal("Tokens are not counted: gemma3.tokens is damaged.", (string)(await editor.NextAsync("window/showMessage"))["message"]!);
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));

        const string Other = "file:///data/other.jsonl";
        await editor.OpenAsync(Other, WrongRole());
        Assert.Single(await editor.NextDiagnosticsAsync(Other));
        await editor.CatchUpAsync(Other);
        editor.AssertQuiet();
    }

    [Fact]
    public async Task A_rule_that_fails_is_left_out_for_that_line_and_the_others_stand()
    {
        const string Secret = "what the example says";
        var log = new MemoryLog();
        var rule = new ScriptedRule((example, findings) =>
        {
            findings.Add(RuleCatalogue.Find("role-order")!, new Text.TextSpan(0, 1), "Half done.");
            throw new InvalidOperationException(Secret);
        });
        await using var editor = await FakeEditor.StartAsync(configure: options => options with
        {
            Logger = new LoggerConfiguration().MinimumLevel.Warning().WriteTo.Sink(log).CreateLogger(),
            Analyse = (lines, settings, limit, cancellation) => DatasetAnalysis.Of(
                lines,
                settings with { Rules = new RuleSettings(new Dictionary<string, Severity>()) { ExampleRules = [rule, .. RuleCatalogue.ExampleRules] } },
                limit,
                cancellation),
        });

        await editor.OpenAsync(TrainUri, $"{WrongRole("a")}\n{WrongRole("b")}\n");

        Assert.Contains("scripted", (string)(await editor.NextAsync("window/showMessage"))["message"]!);
        Assert.All(await editor.NextDiagnosticsAsync(TrainUri), diagnostic => Assert.Equal("invalid-role", (string)diagnostic!["code"]!));
        await editor.ReplaceAsync(TrainUri, "assistant", "model");
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));
        var line = Assert.Single(log.Lines);
        Assert.Contains("Rule scripted failed: System.InvalidOperationException", line);
        Assert.DoesNotContain(Secret, line);
    }

    [Fact]
    public async Task A_change_too_large_to_be_taken_is_said_and_healed_by_a_whole_text()
    {
        await using var editor = await FakeEditor.StartAsync(configure: options => options with { MaxMessageBytes = 10_000 });
        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));

        await editor.TypeAsync(TrainUri, 0, 0, new string(' ', 20_000));
        Assert.Contains("train.jsonl", (string)(await editor.NextAsync("window/showMessage"))["message"]!);
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));

        // What follows it cannot be placed, and it is said once.
        await editor.TypeAsync(TrainUri, 0, 0, "x");
        await editor.TypeAsync(TrainUri, 0, 0, new string(' ', 20_000));
        await editor.PauseAsync(TrainUri);
        Assert.Null(await editor.RequestAsync("textDocument/documentSymbol", new System.Text.Json.Nodes.JsonObject { ["textDocument"] = FakeEditor.Identify(TrainUri) }));
        editor.AssertQuiet();

        await editor.RewriteAsync(TrainUri, WrongRole("whole"));
        Assert.Equal("\"assistant\"", editor.Text(TrainUri).In(Assert.Single(await editor.NextDiagnosticsAsync(TrainUri))!["range"]!));

        await editor.TypeAsync(TrainUri, 0, 0, new string(' ', 20_000));
        await editor.NextAsync("window/showMessage");
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        await editor.CloseAsync(TrainUri);
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        await editor.OpenAsync(TrainUri, WrongRole("again"));
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task A_file_too_large_to_be_taken_is_said()
    {
        await using var editor = await FakeEditor.StartAsync(configure: options => options with { MaxMessageBytes = 10_000 });
        await editor.OpenAsync(TrainUri, new string(' ', 20_000));
        Assert.Contains("train.jsonl is too large", (string)(await editor.NextAsync("window/showMessage"))["message"]!);
    }

    [Fact]
    public async Task Changes_of_what_is_not_open_are_passed_over()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.OpenAsync(TrainUri, Good());
        await editor.NextDiagnosticsAsync(TrainUri);
        await editor.CloseAsync(TrainUri);
        await editor.NextDiagnosticsAsync(TrainUri);
        await editor.NotifyAsync("textDocument/didChange", new()
        {
            ["textDocument"] = new System.Text.Json.Nodes.JsonObject { ["uri"] = TrainUri, ["version"] = 2 },
            ["contentChanges"] = new System.Text.Json.Nodes.JsonArray(),
        });
        await editor.CloseAsync(TrainUri);
        await editor.SaveAsync(TrainUri);
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();
    }

    private sealed class MemoryLog : ILogEventSink
    {
        public List<string> Lines { get; } = [];

        public void Emit(LogEvent logEvent) => Lines.Add(logEvent.RenderMessage() + logEvent.Exception);
    }
}
