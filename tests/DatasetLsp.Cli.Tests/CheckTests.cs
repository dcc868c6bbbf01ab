using System.Text.Json;

namespace DatasetLsp.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Workbench _workbench = new();

    public void Dispose() => _workbench.Dispose();

    [Fact]
    public void The_text_report_shows_each_finding_with_its_place_and_sums_up()
    {
        _workbench.Write("train.jsonl", Workbench.Good, Workbench.TwoUserTurns, Workbench.CutOff);

        var result = _workbench.Call("check", "train.jsonl");

        Assert.Equal(
            """
            train.jsonl:2:62: warning role-order: [role-order]
             2 | …rts":[{"text":"Hi"}]},{"role":"user","parts":[{"text":"You?"}]},{"role":"model","parts":[{"te…
               |                                ^^^^^^
               = train.jsonl:2:22: [related to role-order]

            train.jsonl:3:46: error invalid-json: [invalid-json]
             3 | {"contents":[{"role":"user","parts":[{"text":"Hi
               |                                              ^

            1 file, 2 examples, ≈6 tokens: 1 error, 1 warning.

            """,
            WithoutMessages(result.Output, "train.jsonl"));
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void A_clean_run_says_so()
    {
        _workbench.Write("train.jsonl", Workbench.Good);
        _workbench.Write("validation.jsonl", Workbench.Good);

        var result = _workbench.Call("check");

        Assert.Equal("2 files, 2 examples, ≈4 tokens: nothing to report.\n", result.Output);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Quiet_says_one_line_for_each_finding_and_nothing_of_clean_files()
    {
        _workbench.Write("good.jsonl", Workbench.Good);
        Assert.Equal("", _workbench.Call("check", "--quiet", "good.jsonl").Output);

        _workbench.Write("bad.jsonl", Workbench.Assistant, Workbench.CutOff);
        var lines = _workbench.Call("check", "--quiet", "bad.jsonl").Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("bad.jsonl:1:62: error invalid-role: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("bad.jsonl:2:46: error invalid-json: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_report_keeps_its_contract()
    {
        _workbench.Write("train.jsonl", Workbench.Good, Workbench.TwoUserTurns, Workbench.Good);

        var result = _workbench.Call("check", "train.jsonl", "--format", "json");

        Assert.Equal(
            """
            {"version":1,"model":"gemini-3.5-flash","files":[{"path":"train.jsonl","model":"gemini-3.5-flash","format":"gemini","examples":3,"tokens":8,"tokenCount":"estimate",
            "counts":{"duplicate-example":1,"role-order":1},"diagnostics":[
            {"rule":"role-order","severity":"warning","message":"[role-order]",
            "line":2,"column":62,"endLine":2,"endColumn":68,"related":[{"path":"train.jsonl","line":2,"column":22,"message":"[related to role-order]"}],"fixable":true,"certain":false},
            {"rule":"duplicate-example","severity":"warning","message":"[duplicate-example]",
            "line":3,"column":2,"endLine":3,"endColumn":12,"related":[{"path":"train.jsonl","line":1,"column":2,"message":"[related to duplicate-example]"}],"fixable":true,"certain":false}]}],
            "summary":{"errors":0,"warnings":2,"information":0,"examples":3,"tokens":8}}
            """.ReplaceLineEndings("") + "\n",
            WithoutMessages(result.Output, "train.jsonl"));
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void The_json_report_tells_what_fix_mends_from_what_asks_for_a_decision()
    {
        _workbench.Write("train.jsonl", Workbench.TwoUserTurns, Workbench.Assistant, Workbench.CutOff);

        var found = _workbench.Call("check", "train.jsonl", "--format", "json").Json.GetProperty("files")[0].GetProperty("diagnostics").EnumerateArray();

        Assert.Equal(
            ["role-order True False", "invalid-role True True", "invalid-json True False"],
            found.Select(each => $"{each.GetProperty("rule")} {each.GetProperty("fixable")} {each.GetProperty("certain")}"));
    }

    [Fact]
    public void The_json_report_names_the_model_of_each_file()
    {
        _workbench.Write("a.jsonl", Workbench.Good);
        _workbench.Write("data/b.jsonl", Workbench.Good);
        _workbench.WriteText("data/datasetlsp.json", """{"model":"gemini-2.5-pro"}""");

        var report = _workbench.Call("check", "a.jsonl", "data", "--format", "json").Json;

        Assert.Equal("gemini-3.5-flash", report.GetProperty("model").GetString());
        Assert.Equal(["gemini-3.5-flash", "gemini-2.5-pro"], report.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("model").GetString()));
    }

    [Fact]
    public void Columns_count_utf16_units_and_lines_break_at_line_feeds_only()
    {
        _workbench.WriteText("train.jsonl", Workbench.Good + "\r\n" + Workbench.Assistant.Replace("Hi", "日本😀", StringComparison.Ordinal) + "\r\n");

        var found = _workbench.Call("check", "train.jsonl", "--format", "json").Json.GetProperty("files")[0].GetProperty("diagnostics")[0];

        Assert.Equal((2, 64, 75), (found.GetProperty("line").GetInt32(), found.GetProperty("column").GetInt32(), found.GetProperty("endColumn").GetInt32()));
    }

    [Fact]
    public void Half_a_character_in_the_data_does_not_break_the_json()
    {
        _workbench.Write("train.jsonl", Workbench.Good.Replace("\"model\"", "\"\\ud83d\\u001b[31m\"", StringComparison.Ordinal));

        var message = _workbench.Call("check", "train.jsonl", "--format", "json").Json.GetProperty("files")[0].GetProperty("diagnostics")[0].GetProperty("message");

        Assert.Equal(JsonValueKind.String, message.ValueKind);
    }

    [Fact]
    public void What_the_data_holds_cannot_steer_the_terminal()
    {
        _workbench.Write("train.jsonl", Workbench.Good.Replace("\"model\"", "\"\\u001b[31m\\u202e\"", StringComparison.Ordinal), "{\"a\": \"\u001b]0;title\u0007\"}");

        var output = _workbench.Call("check", "train.jsonl").Output;

        Assert.DoesNotContain(output, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain('\u202e', output);
        Assert.Contains("␛", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public void A_cap_hides_findings_but_counts_them(string format)
    {
        _workbench.Write("train.jsonl", [.. Enumerable.Repeat(Workbench.CutOff, 5), .. Enumerable.Range(0, 20).Select(index => Workbench.Good.Replace("Hi", $"Hi {index}", StringComparison.Ordinal))]);

        var result = _workbench.Call("check", "train.jsonl", "--format", format, "--max-diagnostics", "2");

        if (format == "json")
        {
            var file = result.Json.GetProperty("files")[0];
            Assert.Equal(2, file.GetProperty("diagnostics").GetArrayLength());
            Assert.Equal(5, file.GetProperty("counts").GetProperty("invalid-json").GetInt32());
        }
        else
        {
            Assert.Contains("train.jsonl: 3 more findings not shown (3 invalid-json); --max-diagnostics 0 shows all.", result.Output, StringComparison.Ordinal);
            Assert.Contains(": 5 errors.", result.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("information", 1)]
    [InlineData("never", 0)]
    public void The_exit_code_follows_fail_on(string failOn, int exitCode)
    {
        _workbench.Write("train.jsonl", Workbench.TwoUserTurns);

        Assert.Equal(exitCode, _workbench.Call("check", "train.jsonl", "--fail-on", failOn).ExitCode);
    }

    [Fact]
    public void A_rule_may_be_switched_off_or_made_grave()
    {
        _workbench.Write("train.jsonl", Workbench.TwoUserTurns);

        Assert.Equal(1, _workbench.Call("check", "--rule", "role-order=error").ExitCode);
        Assert.Contains("nothing to report", _workbench.Call("check", "--rule", "role-order=off").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_read_under_the_name_it_is_given()
    {
        _workbench.WriteText("data/datasetlsp.json", """{"rules":{"role-order":"error"}}""");

        var result = _workbench.CallWithInput(Workbench.TwoUserTurns, "check", "-", "--stdin-name", "data/train.jsonl");

        Assert.StartsWith("data/train.jsonl:1:62: error role-order: ", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_said_and_the_others_are_checked()
    {
        _workbench.Write("a.jsonl", Workbench.Good);
        _workbench.Write("b.jsonl", Workbench.Good);
        _workbench.Files = new MeddlingFileSystem((path, _) =>
        {
            if (path.EndsWith("a.jsonl", StringComparison.Ordinal))
            {
                throw new UnauthorizedAccessException("Permission denied.");
            }
        });

        var result = _workbench.Call("check");

        Assert.Equal("a.jsonl: cannot be read. Permission denied.\n", result.Error);
        Assert.Equal("1 file, 1 example, ≈2 tokens: nothing to report.\n", result.Output);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_said_and_the_others_are_checked()
    {
        _workbench.Write("a.jsonl", Workbench.Good);
        _workbench.Write("locked/b.jsonl", Workbench.Good);
        _workbench.Files = new MeddlingFileSystem((_, _) => { }) { Locked = Path.Combine(_workbench.Folder, "locked") };

        var result = _workbench.Call("check");

        Assert.Equal("locked: this folder cannot be read, and is left out. Permission denied.\n", result.Error);
        Assert.Equal("1 file, 1 example, ≈2 tokens: nothing to report.\n", result.Output);
        Assert.Equal(2, result.ExitCode);
    }

    /// <summary>The report with names in place of the rules' words, which are the rules' business.</summary>
    private string WithoutMessages(string report, string file)
    {
        foreach (var found in _workbench.Call("check", file, "--format", "json").Json.GetProperty("files")[0].GetProperty("diagnostics").EnumerateArray())
        {
            var rule = found.GetProperty("rule").GetString();
            report = report.Replace(found.GetProperty("message").GetString()!, $"[{rule}]", StringComparison.Ordinal);
            foreach (var related in found.GetProperty("related").EnumerateArray())
            {
                report = report.Replace(related.GetProperty("message").GetString()!, $"[related to {rule}]", StringComparison.Ordinal);
            }
        }

        return report;
    }
}
