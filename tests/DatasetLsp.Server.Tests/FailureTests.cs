using DatasetLsp.Core.Analysis;
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
        Assert.Null(await editor.HoverAsync(TrainUri, 0));

        Assert.Equal(2, log.Lines.Count);
        Assert.All(log.Lines, line =>
        {
            Assert.Contains("KeyNotFoundException", line);
            Assert.DoesNotContain(Secret, line);
        });
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
