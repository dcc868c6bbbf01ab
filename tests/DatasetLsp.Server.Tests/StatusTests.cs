using System.Text.Json.Nodes;
using DatasetLsp.Server.Tests.Harness;
using static DatasetLsp.Server.Tests.Harness.Samples;

namespace DatasetLsp.Server.Tests;

/// <summary>The numbers for a status bar.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task They_follow_the_file()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full, new JsonObject { ["statusNotifications"] = true });
        await editor.OpenAsync(TrainUri, $"{Good("a")}\n{WrongRole("b")}\n");
        Assert.Equal(("unknown", 0, 0, 0, "analysing"), await NextAsync(editor));
        Assert.Equal(("gemini", 2, 1, 0, "ready"), await NextAsync(editor));

        await editor.ReplaceAsync(TrainUri, "\"b\"", "\"a\"");
        Assert.Equal(("gemini", 2, 1, 0, "analysing"), await NextAsync(editor));
        await editor.ReplaceAsync(TrainUri, "assistant", "model");
        Assert.Equal(("gemini", 2, 0, 0, "analysing"), await NextAsync(editor));
        await editor.PauseAsync(TrainUri);
        Assert.Equal(("gemini", 2, 0, 1, "ready"), await NextAsync(editor));
    }

    [Fact]
    public async Task They_are_sent_to_those_who_want_them()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Full);
        await editor.OpenAsync(TrainUri, WrongRole());
        await editor.CatchUpAsync(TrainUri);
        editor.AssertQuiet();
    }

    private static async Task<(string Format, int Examples, int Errors, int Warnings, string State)> NextAsync(FakeEditor editor)
    {
        var status = await editor.NextAsync("datasetLsp/status");
        Assert.Equal(TrainUri, (string)status["uri"]!);
        Assert.Equal(0, (int)status["information"]!);
        return ((string)status["format"]!, (int)status["examples"]!, (int)status["errors"]!, (int)status["warnings"]!, (string)status["state"]!);
    }
}
