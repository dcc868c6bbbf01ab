namespace DatasetLsp.Cli.Tests;

public sealed class InputTests : IDisposable
{
    private readonly Workbench _workbench = new();

    public InputTests()
    {
        foreach (var path in new[] { "top.jsonl", "data/b.jsonl", "data/a.ndjson", "data/deep/er/c.jsonl", "data/notes.txt", "data/.hidden/d.jsonl", "node_modules/e.jsonl" })
        {
            _workbench.Write(path, Workbench.Good);
        }
    }

    public void Dispose() => _workbench.Dispose();

    [Theory]
    [InlineData("", "data/a.ndjson data/b.jsonl data/deep/er/c.jsonl top.jsonl")]
    [InlineData(".", "data/a.ndjson data/b.jsonl data/deep/er/c.jsonl top.jsonl")]
    [InlineData("data", "data/a.ndjson data/b.jsonl data/deep/er/c.jsonl")]
    [InlineData("data/notes.txt", "data/notes.txt")]
    [InlineData("*.jsonl", "top.jsonl")]
    [InlineData("data/*.jsonl", "data/b.jsonl")]
    [InlineData("data/b.*", "data/b.jsonl")]
    [InlineData("data/deep/../*.jsonl", "data/deep/../b.jsonl")]
    [InlineData("data/**/c.*", "data/deep/er/c.jsonl")]
    [InlineData("data/**/*.jsonl", "data/b.jsonl data/deep/er/c.jsonl")]
    [InlineData("**/c.jsonl", "data/deep/er/c.jsonl")]
    [InlineData("data/**", "data/a.ndjson data/b.jsonl data/deep/er/c.jsonl data/notes.txt")]
    [InlineData("top.jsonl ./top.jsonl top.jsonl", "top.jsonl")]
    [InlineData("top.jsonl data/b.jsonl", "top.jsonl data/b.jsonl")]
    public void Paths_name_files(string paths, string files)
    {
        var result = _workbench.Call(["check", "--format", "json", .. paths.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(files, string.Join(' ', result.Json.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString())));
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("tarin.jsonl", "tarin.jsonl: there is no such file or folder.")]
    [InlineData("data/*.json", "data/*.json: no file matches.")]
    [InlineData("data/?.jsonl", "data/?.jsonl: no file matches. `?` is no wildcard here: there are `*` within a name and `**` for any folders.")]
    [InlineData("{data,more}/*.jsonl", "{data,more}/*.jsonl: no file matches. `{` is no wildcard here")]
    [InlineData("{data,more}/b.jsonl", "{data,more}/b.jsonl: no file matches. `{` is no wildcard here")]
    [InlineData("data/**/../*.jsonl", "data/**/../*.jsonl: no file matches. `..` may stand at the beginning of a glob only.")]
    [InlineData("nowhere/*.jsonl", "nowhere/*.jsonl: no file matches.")]
    [InlineData(".git", ".git: there are no *.jsonl or *.ndjson files in this folder.")]
    public void What_names_nothing_is_said_on_one_line(string path, string message)
    {
        var result = _workbench.Call("check", path);

        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(result.Output);
        Assert.Equal(2, result.ExitCode);
    }

    [Theory]
    [InlineData("chekc", "Did you mean `check`?")]
    [InlineData("frobnicate", "There is no verb `frobnicate`.")]
    [InlineData("", "Name a verb: check, fix, tokens, rules")]
    [InlineData("check --fromat json", "There is no option `--fromat`. Did you mean `--format`?")]
    [InlineData("check --format xml", "--format xml: write text or json. `dataset-lsp check --help` says more.")]
    [InlineData("rules --format xml", "--format xml: write text or json.")]
    [InlineData("check --fail-on hint", "--fail-on hint: write error, warning, information or never.")]
    [InlineData("check --max-diagnostics", "'--max-diagnostics'")]
    [InlineData("check --max-diagnostics -1", "--max-diagnostics -1: write a number from 0 to 2147483647.")]
    [InlineData("check --max-diagnostics x", "--max-diagnostics x: write a number from 0 to 2147483647.")]
    [InlineData("check --max-diagnostics 9999999999", "--max-diagnostics 9999999999: write a number from 0 to 2147483647.")]
    [InlineData("lsp --log-level bogus", "--log-level bogus: write verbose, debug, information, warning, error or fatal.")]
    [InlineData("check --rule role-ordr=error", "--rule: There is no rule `role-ordr`. Did you mean `role-order`?")]
    [InlineData("check --rule role-order=bad", "--rule: `bad` is no severity of role-order. Write error, warning, information, hint, off.")]
    [InlineData("check --rule role-order", "--rule: `role-order` names no severity. Write it as `role-order=warning`.")]
    [InlineData("check --config nowhere.json", "--config nowhere.json: there is no such file.")]
    [InlineData("fix --only role-ordr", "--only: There is no rule `role-ordr`. Did you mean `role-order`?")]
    [InlineData("fix - top.jsonl", "- must stand alone")]
    [InlineData("rules role-ordr", "Did you mean `role-order`?")]
    public void A_wrong_call_is_answered_on_one_line(string call, string message)
    {
        var result = _workbench.Call(call.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.StartsWith("dataset-lsp: ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(result.Output);
        Assert.Equal(2, result.ExitCode);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("fix")]
    [InlineData("rules")]
    public void Help_shows_examples(string verb)
    {
        var result = _workbench.Call(verb, "--help");

        Assert.Contains($"  dataset-lsp {verb}", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void The_version_is_a_number() =>
        Assert.True(Version.TryParse(_workbench.Call("--version").Output, out _));
}
