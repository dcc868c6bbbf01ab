namespace DatasetLsp.Cli.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly Workbench _workbench = new();

    public SettingsTests()
    {
        _workbench.Write("train.jsonl", Workbench.TwoUserTurns);
        _workbench.Variables["XDG_CONFIG_HOME"] = _workbench.Variables["APPDATA"] = Path.Combine(_workbench.Folder, "home");
    }

    public void Dispose() => _workbench.Dispose();

    [Fact]
    public void Flags_override_variables_override_personal_settings_override_the_team()
    {
        Assert.Equal("warning gemini-3.5-flash", SeverityAndModel());

        _workbench.WriteText("datasetlsp.json", """{"model":"gemini-2.5-pro", "rules":{"role-order":"information"}}""");
        Assert.Equal("information gemini-2.5-pro", SeverityAndModel());

        _workbench.WriteText("home/dataset-lsp/settings.json", """{"model":"gemini-2.5-flash", "rules":{"role-order":"error"} /* for now */}""");
        Assert.Equal("error gemini-2.5-flash", SeverityAndModel());

        _workbench.Variables["DATASETLSP_MODEL"] = "gemini-3.1-flash-lite";
        _workbench.Variables["DATASETLSP_RULES"] = "invalid-json=off, role-order=hint";
        Assert.Equal("hint gemini-3.1-flash-lite", SeverityAndModel());

        Assert.Equal("warning gemini-3.5-flash-lite", SeverityAndModel("--model", "gemini-3.5-flash-lite", "--rule", "role-order=warning"));
    }

    [Fact]
    public void A_section_of_the_configuration_holds_for_the_files_that_it_names()
    {
        _workbench.WriteText("datasetlsp.json", """{"datasets":[{"files":["data/*.jsonl"],"rules":{"role-order":"error"}}]}""");
        _workbench.Write("data/train.jsonl", Workbench.TwoUserTurns);

        var output = _workbench.Call("check", "--quiet").Output;

        Assert.Contains("data/train.jsonl:1:62: error role-order", output, StringComparison.Ordinal);
        Assert.Contains("\ntrain.jsonl:1:62: warning role-order", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_configuration_takes_the_place_of_the_nearest()
    {
        _workbench.WriteText("datasetlsp.json", """{"model":"gemini-2.5-pro"}""");
        _workbench.WriteText("ci/strict.json", """{"model":"gemini-2.5-flash"}""");

        Assert.EndsWith(" gemini-2.5-flash", SeverityAndModel("--config", "ci/strict.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_of_the_configuration_are_said_with_their_place_and_fail_the_call()
    {
        _workbench.WriteText("datasetlsp.json", "{\n  \"model\": \"gemini-2.5-pro\",\n  \"rules\": {\"role-ordr\": \"error\"}\n}\n");

        var result = _workbench.Call("check", "--format", "json");

        Assert.Equal("datasetlsp.json:3:13: There is no rule `role-ordr`. Did you mean `role-order`?\n", result.Error);
        Assert.Equal("gemini-2.5-pro", result.Json.GetProperty("model").GetString());
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void Problems_of_personal_settings_are_said_with_their_place_and_fail_the_call()
    {
        var path = _workbench.WriteText("home/dataset-lsp/settings.json", """{"modle":"mine"}""");

        var result = _workbench.Call("check");

        Assert.Equal($"{path}:1:2: `modle` is no setting. Did you mean `model`?\n", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void A_variable_without_meaning_is_refused()
    {
        _workbench.Variables["DATASETLSP_RULES"] = "role-order=loud";

        var result = _workbench.Call("check");

        Assert.Equal("dataset-lsp: DATASETLSP_RULES: `loud` is no severity of role-order. Write error, warning, information, hint, off.\n", result.Error);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void A_model_that_is_not_in_the_catalogue_is_refused()
    {
        var flag = _workbench.Call("check", "--model", "gemini-3.5-flahs");
        _workbench.Variables["DATASETLSP_MODEL"] = "gemini-2.5-por";
        var variable = _workbench.Call("check");

        Assert.Equal("dataset-lsp: --model: There is no model `gemini-3.5-flahs`. Did you mean `gemini-3.5-flash`?\n", flag.Error);
        Assert.Equal("dataset-lsp: DATASETLSP_MODEL: There is no model `gemini-2.5-por`. Did you mean `gemini-2.5-pro`?\n", variable.Error);
        Assert.Equal((2, 2), (flag.ExitCode, variable.ExitCode));
    }

    [Fact]
    public void A_configuration_with_an_unknown_model_fails_the_call_and_the_default_holds()
    {
        _workbench.WriteText("datasetlsp.json", """{"model":"gemini-3.5-flahs"}""");

        var result = _workbench.Call("check", "--format", "json");

        Assert.Equal("datasetlsp.json:1:10: There is no model `gemini-3.5-flahs`. Did you mean `gemini-3.5-flash`?\n", result.Error);
        Assert.Equal("gemini-3.5-flash", result.Json.GetProperty("model").GetString());
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void The_day_decides_whether_a_model_is_retired()
    {
        string Rules() => _workbench.Call("check", "train.jsonl", "--model", "gemini-2.5-flash", "--quiet").Output;
        Assert.DoesNotContain("retired-model", Rules(), StringComparison.Ordinal);

        _workbench.Today = new DateOnly(2026, 10, 1);
        Assert.Contains("train.jsonl:1:2: warning retired-model: Gemini 2.5 Flash may be retired from 2026-10-20 on", Rules(), StringComparison.Ordinal);
    }

    private string SeverityAndModel(params string[] flags)
    {
        var report = _workbench.Call(["check", "train.jsonl", "--format", "json", .. flags]).Json;
        return $"{report.GetProperty("files")[0].GetProperty("diagnostics")[0].GetProperty("severity")} {report.GetProperty("model")}";
    }
}
