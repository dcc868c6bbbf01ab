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

        _workbench.WriteText("datasetlsp.json", """{"model":"team", "rules":{"role-order":"information"}}""");
        Assert.Equal("information team", SeverityAndModel());

        _workbench.WriteText("home/dataset-lsp/settings.json", """{"model":"mine", "rules":{"role-order":"error"} /* for now */}""");
        Assert.Equal("error mine", SeverityAndModel());

        _workbench.Variables["DATASETLSP_MODEL"] = "variable";
        _workbench.Variables["DATASETLSP_RULES"] = "invalid-json=off, role-order=hint";
        Assert.Equal("hint variable", SeverityAndModel());

        Assert.Equal("warning flag", SeverityAndModel("--model", "flag", "--rule", "role-order=warning"));
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
        _workbench.WriteText("datasetlsp.json", """{"model":"nearest"}""");
        _workbench.WriteText("ci/strict.json", """{"model":"named"}""");

        Assert.EndsWith(" named", SeverityAndModel("--config", "ci/strict.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_of_the_configuration_are_said_with_their_place_and_fail_the_call()
    {
        _workbench.WriteText("datasetlsp.json", "{\n  \"model\": \"known\",\n  \"rules\": {\"role-ordr\": \"error\"}\n}\n");

        var result = _workbench.Call("check", "--format", "json");

        Assert.Equal("datasetlsp.json:3:13: There is no rule `role-ordr`. Did you mean `role-order`?\n", result.Error);
        Assert.Equal("known", result.Json.GetProperty("model").GetString());
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

    private string SeverityAndModel(params string[] flags)
    {
        var report = _workbench.Call(["check", "train.jsonl", "--format", "json", .. flags]).Json;
        return $"{report.GetProperty("files")[0].GetProperty("diagnostics")[0].GetProperty("severity")} {report.GetProperty("model")}";
    }
}
