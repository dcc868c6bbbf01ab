using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>Clients that ask for diagnostics.</summary>
public sealed class PullTests
{
    [Fact]
    public async Task A_client_that_asks_is_pushed_nothing()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        var provider = editor.Initialized["capabilities"]!["diagnosticProvider"]!;
        Assert.Equal("dataset-lsp", (string)provider["identifier"]!);
        Assert.False((bool)provider["interFileDependencies"]!);
        Assert.False((bool)provider["workspaceDiagnostics"]!);

        await editor.OpenAsync(TrainUri, WrongRole());
        var report = await editor.PullAsync(TrainUri);

        Assert.Equal("full", (string)report["kind"]!);
        Assert.Equal("invalid-role", (string)Assert.Single(report["items"]!.AsArray())!["code"]!);
        await editor.CloseAsync(TrainUri);
        await editor.WhenClosedAsync(TrainUri);
        editor.AssertQuiet();
    }

    [Fact]
    public async Task A_client_that_does_not_ask_is_offered_nothing()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        Assert.Null(editor.Initialized["capabilities"]!["diagnosticProvider"]);
    }

    [Fact]
    public async Task A_client_that_cannot_be_told_to_ask_again_gets_them_pushed()
    {
        var capabilities = Capabilities.Full;
        capabilities["workspace"]!.AsObject().Remove("diagnostics");
        await using var editor = await FakeEditor.StartAsync(capabilities);
        Assert.Null(editor.Initialized["capabilities"]!["diagnosticProvider"]);

        await editor.OpenAsync(TrainUri, WrongRole());
        Assert.Single(await editor.NextDiagnosticsAsync(TrainUri));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(TrainUri, $"{WrongRole()}\n{Good("b")}");
        var first = await editor.PullAsync(TrainUri);

        await editor.ReplaceAsync(TrainUri, "\"b\"", "\"c\"");
        var second = await editor.PullAsync(TrainUri, (string)first["resultId"]!);

        Assert.Equal("unchanged", (string)second["kind"]!);
        Assert.Equal((string)first["resultId"]!, (string)second["resultId"]!);

        await editor.ReplaceAsync(TrainUri, "assistant", "model");
        var third = await editor.PullAsync(TrainUri, (string)first["resultId"]!);
        Assert.Equal("full", (string)third["kind"]!);
        Assert.Empty(third["items"]!.AsArray());
    }

    [Fact]
    public async Task An_answer_is_for_the_text_as_it_was_when_asked()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(TrainUri, WrongRole());
        var (_, before) = await editor.BeginAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = FakeEditor.Identify(TrainUri) });
        await editor.ReplaceAsync(TrainUri, "assistant", "model");
        var after = await editor.PullAsync(TrainUri);

        Assert.Single((await before)["result"]!["items"]!.AsArray());
        Assert.Empty(after["items"]!.AsArray());
    }

    [Fact]
    public async Task A_pause_that_brings_something_new_has_the_client_ask_again()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n{Good("b")}");
        await editor.PullAsync(TrainUri);

        await editor.ReplaceAsync(TrainUri, "\"b\"", "\"c\"");
        await editor.PullAsync(TrainUri);
        await editor.PauseAsync(TrainUri);
        Assert.Equal(0, Refreshes(editor));

        await editor.ReplaceAsync(TrainUri, "\"c\"", "\"a\"");
        Assert.Empty((await editor.PullAsync(TrainUri))["items"]!.AsArray());
        await editor.PauseAsync(TrainUri);
        Assert.Equal(1, Refreshes(editor));
        Assert.Single((await editor.PullAsync(TrainUri))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_request_taken_back_is_answered_as_taken_back()
    {
        var going = new ManualResetEventSlim();
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full, configure: options => options with
        {
            Analyse = (lines, rules, limit, cancellation) =>
            {
                going.Wait(cancellation);
                return Core.Analysis.DatasetAnalysis.Of(lines, rules, limit, cancellation);
            },
        });
        await editor.OpenAsync(TrainUri, WrongRole());
        var (id, answer) = await editor.BeginAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = FakeEditor.Identify(TrainUri) });
        await editor.NotifyAsync("$/cancelRequest", new() { ["id"] = id });

        Assert.Equal(-32800, (int)(await answer)["error"]!["code"]!);
        going.Set();
        Assert.Single((await editor.PullAsync(TrainUri))["items"]!.AsArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_outlives_its_document_is_taken_back_by_the_server(bool opensAgain)
    {
        var isFirst = true;
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full, configure: options => options with
        {
            Analyse = (lines, rules, limit, cancellation) =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    cancellation.WaitHandle.WaitOne();
                }

                return Core.Analysis.DatasetAnalysis.Of(lines, rules, limit, cancellation);
            },
        });
        await editor.OpenAsync(TrainUri, WrongRole());
        var (_, answer) = await editor.BeginAsync("textDocument/diagnostic", new JsonObject { ["textDocument"] = FakeEditor.Identify(TrainUri) });
        if (opensAgain)
        {
            // Some clients leave the close out.
            await editor.OpenAsync(TrainUri, Good());
        }
        else
        {
            await editor.CloseAsync(TrainUri);
        }

        var error = (await answer)["error"]!;
        Assert.Equal(-32802, (int)error["code"]!);
        Assert.Equal(opensAgain, (bool)error["data"]!["retriggerRequest"]!);
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_none()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        Assert.Empty((await editor.PullAsync(TrainUri))["items"]!.AsArray());
    }

    private static int Refreshes(FakeEditor editor) => editor.Asked.Count(message => (string)message["method"]! == "workspace/diagnostic/refresh");
}
