using DatasetLsp.Core.Analysis;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>A file that takes long to read: here a second passes at one line, and the reading then stands still at another until it is let go on.</summary>
public sealed class SlowAnalysisTests
{
    private const string OtherUri = "file:///data/other.jsonl";

    [Fact]
    public async Task What_is_known_is_shown_meanwhile_and_nothing_else_waits()
    {
        using var gate = new ManualResetEventSlim();
        await using var editor = await StartAsync(gate);
        await editor.OpenAsync(TrainUri, Slow());

        // The first part is shown while the rest is still being read.
        Assert.Equal([1], (await editor.NextDiagnosticsAsync(TrainUri)).Select(LineOf));

        // Another file is not delayed.
        await editor.OpenAsync(OtherUri, WrongRole());
        Assert.Single(await editor.NextDiagnosticsAsync(OtherUri));
        Assert.NotNull(await editor.HoverAsync(OtherUri, editor.Text(OtherUri).Text.IndexOf("assistant", StringComparison.Ordinal)));

        gate.Set();
        Assert.Equal([1, 4998], (await editor.NextDiagnosticsAsync(TrainUri)).Select(LineOf));
    }

    [Fact]
    public async Task Edits_meanwhile_are_not_lost()
    {
        using var gate = new ManualResetEventSlim();
        await using var editor = await StartAsync(gate);
        editor.IsCarefree = true;
        await editor.OpenAsync(TrainUri, Slow());
        Assert.Equal([1], (await editor.NextDiagnosticsAsync(TrainUri)).Select(LineOf));

        // In what was read, at the start, and in what was not.
        await editor.ReplaceAsync(TrainUri, "\"early\"", "\"still early\"");
        await editor.TypeAsync(TrainUri, 0, 0, $"{WrongRole("first")}\n");
        await editor.ReplaceAsync(TrainUri, WrongRole("late") + "\n", "");
        await editor.ReplaceAsync(TrainUri, "\"q4990\"", "\"q3\"");
        gate.Set();

        // What is about the whole file is answered when all is read.
        await editor.CodeActionsAsync(TrainUri, editor.Text(TrainUri).RangeOf(0, 0), only: ["source.fixAll"]);

        var fresh = DatasetAnalysis.Of(
            Text.LineTable.FromBytes(System.Text.Encoding.UTF8.GetBytes(editor.Text(TrainUri).Text)), Core.Rules.RuleSettings.Default);
        Assert.Equal(fresh.All.Select(found => found.Line), editor.Shown[TrainUri].Select(LineOf));
        Assert.Equal(3, editor.Shown[TrainUri].Count);
    }

    [Fact]
    public async Task A_file_closed_meanwhile_is_read_no_further()
    {
        using var gate = new ManualResetEventSlim();
        await using var editor = await StartAsync(gate);
        await editor.OpenAsync(TrainUri, Slow());
        await editor.NextDiagnosticsAsync(TrainUri);
        await editor.CloseAsync(TrainUri);
        Assert.Empty(await editor.NextDiagnosticsAsync(TrainUri));
        gate.Set();
        await editor.Session.Documents.WhenClosedAsync();
    }

    private static int LineOf(System.Text.Json.Nodes.JsonNode? diagnostic) => (int)diagnostic!["range"]!["start"]!["line"]!;

    /// <summary>5,000 lines, read in several blocks; the second and the last but one have a problem.</summary>
    private static string Slow() => string.Concat(
        Enumerable.Range(0, 5000).Select(line => (line switch
        {
            1 => WrongRole("early"),
            100 => Good("a second passes"),
            4000 => Good("stand still"),
            4998 => WrongRole("late"),
            _ => Good($"q{line}"),
        }) + "\n"));

    private static async Task<FakeEditor> StartAsync(ManualResetEventSlim gate)
    {
        FakeEditor? editor = null;
        var rule = new ScriptedRule((example, _) =>
        {
            var text = example.Contents[0].Parts[0].Data.GetString() ?? "";
            if (text.Contains("a second passes", StringComparison.Ordinal))
            {
                editor!.Time.Advance(TimeSpan.FromSeconds(1));
            }

            if (text.Contains("stand still", StringComparison.Ordinal))
            {
                gate.Wait(TimeSpan.FromSeconds(60));
            }
        });
        editor = await FakeEditor.StartAsync(Capabilities.Pushed, configure: options => options with
        {
            Analyse = (lines, settings, _, _) => DatasetAnalysis.Begin(
                lines,
                settings with
                {
                    Rules = new Core.Rules.RuleSettings(new Dictionary<string, Core.Rules.Severity> { ["scripted"] = Core.Rules.Severity.Error })
                    {
                        ExampleRules = [.. Core.Rules.RuleCatalogue.ExampleRules, rule],
                    },
                }),
        });
        return editor;
    }
}
