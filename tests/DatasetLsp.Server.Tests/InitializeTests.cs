using DatasetLsp.Server.Tests.Harness;

namespace DatasetLsp.Server.Tests;

/// <summary>What client and server agree on.</summary>
public sealed class InitializeTests
{
    [Fact]
    public async Task The_server_says_what_it_does()
    {
        await using var editor = await FakeEditor.StartAsync();
        Assert.Equal("dataset-lsp", (string)editor.Initialized["serverInfo"]!["name"]!);
        Assert.Equal("1.2.3", (string)editor.Initialized["serverInfo"]!["version"]!);
        var capabilities = editor.Initialized["capabilities"]!;
        Assert.Equal("utf-16", (string)capabilities["positionEncoding"]!);
        Assert.Equal(2, (int)capabilities["textDocumentSync"]!["change"]!);
        Assert.True((bool)capabilities["textDocumentSync"]!["openClose"]!);
        Assert.NotNull(capabilities["textDocumentSync"]!["save"]);
        Assert.Equal(
            ["quickfix", "source.fixAll", "source.fixAll.datasetLsp"],
            capabilities["codeActionProvider"]!["codeActionKinds"]!.AsArray().Select(kind => (string)kind!));
        Assert.True((bool)capabilities["codeActionProvider"]!["resolveProvider"]!);
        Assert.True((bool)capabilities["hoverProvider"]!);
        Assert.True((bool)capabilities["documentSymbolProvider"]!);
    }

    [Fact]
    public async Task A_client_that_can_nothing_is_asked_nothing()
    {
        await using var editor = await FakeEditor.StartAsync();
        await editor.CatchUpAsync(Samples.TrainUri);
        Assert.Empty(editor.Asked);
        editor.AssertQuiet();
    }

    [Fact]
    public async Task The_log_is_shown_in_the_editor_and_holds_no_text_of_examples()
    {
        await using var editor = await FakeEditor.StartAsync(Capabilities.Pushed);
        await editor.OpenAsync(Samples.TrainUri, """{"contents":[{"role":"user","parts":[{"text":"SECRET"}]},{"role":"model","parts":[{"text":"SECRET"}]}]}""");
        await editor.NextDiagnosticsAsync(Samples.TrainUri);

        Assert.StartsWith("dataset-lsp 1.2.3 serves", editor.Logged[0]);
        Assert.Contains("1 examples (gemini) in 1 lines", editor.Logged[1]);
        Assert.DoesNotContain(editor.Logged, line => line.Contains("SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_goes_without_a_word_ends_the_server()
    {
        var input = new MemoryStream();
        var output = new MemoryStream();
        Assert.Equal(1, await LanguageServer.RunAsync(input, output, new LanguageServerOptions { Version = "1" }));
        Assert.Equal(0, output.Length);
    }
}
