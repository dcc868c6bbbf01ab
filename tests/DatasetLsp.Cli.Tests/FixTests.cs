namespace DatasetLsp.Cli.Tests;

public sealed class FixTests : IDisposable
{
    private const string Odd = """  { "contents" : [{"role":"user","parts":[{"text":"\u0048ey"}]},{"role":"model","parts":[{"text":"Hello"}]}] }  """;
    private const string TrailingComma = """{"contents":[{"role":"user","parts":[{"text":"Ho"}]},{"role":"model","parts":[{"text":"Hello"}]},]}""";

    private readonly Workbench _workbench = new();

    public void Dispose() => _workbench.Dispose();

    [Fact]
    public void Only_the_mended_lines_change_and_every_line_end_stays()
    {
        _workbench.WriteText("train.jsonl", $"{Odd}\r\n{Workbench.Assistant}\r\n\n{Workbench.CutOff}\n{TrailingComma}");

        var result = _workbench.Call("fix", "train.jsonl");

        Assert.Equal($"{Odd}\r\n{Workbench.ModelMended}\r\n{Workbench.CutOff}\n{TrailingComma.Replace(",]}", "]}", StringComparison.Ordinal)}", _workbench.Read("train.jsonl"));
        Assert.Contains("train.jsonl: 3 findings were mended on 3 lines (1 blank-line, 1 invalid-json, 1 invalid-role).\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("train.jsonl: left: 1 invalid-json", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void Mending_twice_changes_nothing_more()
    {
        _workbench.Write("train.jsonl", Workbench.Assistant, TrailingComma, $"{Odd}{TrailingComma.Replace("Ho", "Hu", StringComparison.Ordinal)}");
        Assert.Equal(0, _workbench.Call("fix", "train.jsonl").ExitCode);
        var once = _workbench.Read("train.jsonl");
        Assert.Contains("nothing to report", _workbench.Call("check", "--fail-on", "warning").Output, StringComparison.Ordinal);

        var again = _workbench.Call("fix", "train.jsonl");

        Assert.Equal(once, _workbench.Read("train.jsonl"));
        Assert.Equal("1 file, 0 changed: 0 findings were mended; nothing is left.\n", again.Output);
    }

    [Fact]
    public void Two_examples_on_one_line_get_the_line_end_that_the_line_has()
    {
        _workbench.WriteText("train.jsonl", $"{Workbench.Good}{Odd.Trim()}\r\n");

        _workbench.Call("fix", "train.jsonl");

        Assert.Equal($"{Workbench.Good}\r\n{Odd.Trim()}\r\n", _workbench.Read("train.jsonl"));
    }

    [Theory]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\n", "\n")]
    [InlineData(null, "\n")]
    public void Two_examples_on_a_last_line_without_end_are_parted_as_the_lines_above(string? above, string between)
    {
        var first = above is null ? "" : Workbench.TwoUserTurns + above;
        _workbench.WriteText("train.jsonl", $"{first}{Workbench.Good}{Odd.Trim()}");

        _workbench.Call("fix", "train.jsonl");

        Assert.Equal($"{first}{Workbench.Good}{between}{Odd.Trim()}", _workbench.Read("train.jsonl"));
    }

    [Fact]
    public void A_dry_run_shows_what_would_change_and_writes_nothing()
    {
        _workbench.Write("train.jsonl", Odd, Workbench.Assistant);
        var before = _workbench.Read("train.jsonl");

        var result = _workbench.Call("fix", "train.jsonl", "--dry-run");

        Assert.Equal(
            """
            train.jsonl: 1 finding would be mended on 1 line (1 invalid-role).
             2 − …ts":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"assistant","parts":[{"text":"Hello"}]}]}
               + …ts":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            1 file, 1 would change: 1 finding would be mended; nothing is left.

            """,
            result.Output);
        Assert.Equal(before, _workbench.Read("train.jsonl"));
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_json_report_keeps_its_contract(bool isDryRun)
    {
        _workbench.Write("a.jsonl", Workbench.Assistant, TrailingComma, Workbench.CutOff, Workbench.CutOff, Workbench.TwoUserTurns);
        _workbench.Write("b.jsonl", Workbench.Good);

        var result = _workbench.Call(["fix", "a.jsonl", "b.jsonl", "--format", "json", .. isDryRun ? ["--dry-run"] : Array.Empty<string>()]);

        Assert.Equal(
            """
            {"version":1,"files":[
            {"path":"a.jsonl","mended":{"invalid-json":1,"invalid-role":1},"left":{"invalid-json":2,"role-order":1}},
            {"path":"b.jsonl","mended":{},"left":{}}],
            "summary":{"files":2,"changed":1,"mended":2,"left":{"errors":2,"warnings":1,"information":0}}}
            """.ReplaceLineEndings("") + "\n",
            result.Output);
        Assert.Equal(isDryRun, _workbench.Read("a.jsonl").StartsWith(Workbench.Assistant, StringComparison.Ordinal));
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void A_report_for_programs_does_not_mix_with_mended_data()
    {
        var mixed = _workbench.CallWithInput(Workbench.Assistant, "fix", "-", "--format", "json");
        Assert.Equal(2, mixed.ExitCode);
        Assert.Empty(mixed.Output);

        Assert.Equal(1, _workbench.CallWithInput(Workbench.Assistant, "fix", "-", "--format", "json", "--dry-run").Json.GetProperty("summary").GetProperty("mended").GetInt32());
    }

    [Fact]
    public void A_named_rule_mends_alone()
    {
        _workbench.Write("train.jsonl", Workbench.Assistant, TrailingComma);

        _workbench.Call("fix", "train.jsonl", "--only", "invalid-json");

        Assert.StartsWith(Workbench.Assistant, _workbench.Read("train.jsonl"), StringComparison.Ordinal);
        Assert.DoesNotContain(",]}", _workbench.Read("train.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_goes_mended_to_standard_output()
    {
        var result = _workbench.CallWithInput($"{Odd}\r\n{Workbench.Assistant}", "fix", "-");

        Assert.Equal($"{Odd}\r\n{Workbench.ModelMended}", result.Output);
        Assert.StartsWith("<stdin>: 1 finding was mended", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_left_alone()
    {
        var path = _workbench.Write("train.jsonl", Workbench.Assistant);
        _workbench.Files = new MeddlingFileSystem((_, reads) =>
        {
            if (reads == 2)
            {
                File.WriteAllText(path, "someone else's work");
            }
        });

        var result = _workbench.Call("fix", "train.jsonl");

        Assert.Equal("someone else's work", _workbench.Read("train.jsonl"));
        Assert.Equal("train.jsonl: changed while it was being mended; nothing was written. Run `dataset-lsp fix` again.\n", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void What_is_no_training_data_is_not_touched()
    {
        _workbench.WriteText("array.jsonl", $"[\n  {Workbench.Assistant},\n  {Workbench.Good}\n]\n");
        var before = _workbench.Read("array.jsonl");

        _workbench.Call("fix", "array.jsonl");

        Assert.Equal(before, _workbench.Read("array.jsonl"));
    }
}
