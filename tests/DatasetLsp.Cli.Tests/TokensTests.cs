using System.Text.Json;

namespace DatasetLsp.Cli.Tests;

public sealed class TokensTests : IDisposable
{
    private const string Exact = "gemini-2.5-flash";
    private const string Preference = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"completions":[{"score":1,"completion":{"role":"model","parts":[{"text":"Hello"}]}},{"score":0,"completion":{"role":"model","parts":[{"text":"Go away"}]}}]}""";
    private const string Tools = """{"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"},{"functionCall":{"name":"wave"}}]}],"systemInstruction":{"parts":[{"text":"Be brief"}]},"tools":[{"functionDeclarations":[{"name":"wave"}]}]}""";
    private const string Image = """{"contents":[{"role":"user","parts":[{"text":"Hi"},{"fileData":{"mimeType":"application/x-unheard-of","fileUri":"gs://bucket/thing"}}]},{"role":"model","parts":[{"text":"Hello"}]}]}""";

    private readonly Workbench _workbench = new();

    public void Dispose() => _workbench.Dispose();

    [Fact]
    public void Each_example_has_a_line_of_JSON()
    {
        _workbench.WriteText("train.jsonl", $"{Workbench.Good}\n\n{Workbench.CutOff}\r\n  \n{{\"id\":7}}\n[1]\n{Workbench.TwoUserTurns}");

        var result = _workbench.Call("tokens", "train.jsonl", "--model", Exact, "--per-example");

        Assert.Equal(
            """
            {"line":1,"tokens":2}
            {"line":3,"tokens":null,"rule":"invalid-json"}
            {"line":5,"tokens":null,"rule":"unknown-format"}
            {"line":6,"tokens":null,"rule":"wrong-type"}
            {"line":7,"tokens":4}

            """,
            result.Output);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void An_estimate_is_called_one_where_it_does_not_disturb_the_lines()
    {
        _workbench.Write("train.jsonl", Workbench.Good);

        var result = _workbench.Call("tokens", "train.jsonl", "--per-example", "--model", "gemini-3.5-flash");

        Assert.Equal("{\"line\":1,\"tokens\":2}\n", result.Output);
        Assert.StartsWith("Estimates for gemini-3.5-flash. ", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void Of_several_files_each_line_names_its_own()
    {
        _workbench.Write("data/a.jsonl", Workbench.Good);
        _workbench.Write("data/b.jsonl", Workbench.Good);

        Assert.Equal(
            """
            {"path":"data/a.jsonl","line":1,"tokens":2}
            {"path":"data/b.jsonl","line":1,"tokens":2}

            """,
            _workbench.Call("tokens", "data", "--model", Exact, "--per-example").Output);
    }

    [Fact]
    public void Standard_input_is_counted() => Assert.Equal(
        "{\"line\":1,\"tokens\":2}\n",
        _workbench.CallWithInput(Workbench.Good, "tokens", "-", "--model", Exact, "--per-example").Output);

    [Fact]
    public void A_detail_is_the_tokens_by_role_or_of_each_part()
    {
        _workbench.Write("train.jsonl", Tools);

        Assert.Equal(
            "{\"line\":1,\"tokens\":6,\"roles\":{\"tools\":1,\"system\":2,\"user\":1,\"model\":2}}\n",
            _workbench.Call("tokens", "train.jsonl", "--model", Exact, "--per-example", "--detail", "role").Output);
        Assert.Equal(
            """{"line":1,"tokens":6,"parts":[{"role":"tools","path":"tools","tokens":1},{"role":"system","path":"systemInstruction/parts/0","tokens":2},{"role":"user","path":"contents/0/parts/0","tokens":1},{"role":"model","path":"contents/1/parts/0","tokens":1},{"role":"model","path":"contents/1/parts/1","tokens":1}]}""" + "\n",
            _workbench.Call("tokens", "train.jsonl", "--model", Exact, "--per-example", "--detail", "part").Output);

        var alone = _workbench.Call("tokens", "train.jsonl", "--detail", "role");
        Assert.Equal("dataset-lsp: --detail role: it is said of each example; add --per-example.\n", alone.Error);
        Assert.Equal(2, alone.ExitCode);
    }

    [Fact]
    public void What_is_left_out_of_a_count_is_named()
    {
        _workbench.Write("train.jsonl", Image);

        Assert.Equal(
            "{\"line\":1,\"tokens\":2,\"notCounted\":[\"media\"]}\n",
            _workbench.Call("tokens", "train.jsonl", "--model", Exact, "--per-example").Output);
        var report = _workbench.Call("tokens", "train.jsonl", "--model", Exact).Output;
        Assert.Contains("1 example, ≈2 tokens", report, StringComparison.Ordinal);
        Assert.Contains("not counted      media in 1 example", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_totals_say_who_has_the_tokens_how_they_are_spread_and_what_an_epoch_costs()
    {
        _workbench.Write("train.jsonl", Tools, Workbench.Good, Workbench.CutOff);

        var result = _workbench.Call("tokens", "train.jsonl", "--model", Exact);

        var lines = result.Output.Split('\n');
        Assert.Equal("train.jsonl: 2 examples, 8 tokens for Gemini 2.5 Flash", lines[0]);
        Assert.Equal(
            [
                "  tools                          1   12.5%", "  system                         2   25.0%", "  user                           2   25.0%",
                "  model                          3   37.5%", "  in an example    2 to 6; median 2, mean 4.0, 95% have 6 or fewer",
                "  above the limit  0 of 2 examples; the limit is 131,072 tokens",
            ],
            lines[1..7]);
        Assert.StartsWith("  one epoch        8 training tokens, less than $0.01 at $5.00 a million (", lines[7], StringComparison.Ordinal);
        Assert.Contains("  not counted      1 line: invalid-json\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Google's own local tokenizer", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public void An_estimate_is_marked_and_says_why()
    {
        _workbench.Write("train.jsonl", Workbench.Good);

        var output = _workbench.Call("tokens", "train.jsonl", "--model", "gemini-3.5-flash").Output;

        Assert.StartsWith("train.jsonl: 1 example, ≈2 tokens for Gemini 3.5 Flash\n", output, StringComparison.Ordinal);
        Assert.Contains("one epoch        ≈2 training tokens", output, StringComparison.Ordinal);
        Assert.Contains("how sure         Estimates.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void In_preference_data_the_prompt_is_paid_for_with_each_answer()
    {
        _workbench.Write("train.jsonl", Preference);

        var file = _workbench.Call("tokens", "train.jsonl", "--model", Exact, "--format", "json").Json.GetProperty("files")[0];

        Assert.Equal(3, file.GetProperty("tokens").GetInt64());
        Assert.Equal(5, file.GetProperty("trainingTokensPerEpoch").GetInt64());
        Assert.Equal("""{"user":1,"completions":3}""", file.GetProperty("roles").GetRawText());
    }

    [Fact]
    public void The_report_for_programs_has_all_of_each_file_and_of_each_model()
    {
        _workbench.Write("a.jsonl", Workbench.Good, Workbench.CutOff);
        _workbench.Write("b.jsonl", Workbench.Good);
        _workbench.Write("old/c.jsonl", Workbench.Good);
        _workbench.WriteText("datasetlsp.json", $$$$"""{"model":"{{{{Exact}}}}","rules":{"token-limit":{"maxTokens":1}}}""");
        _workbench.WriteText("old/datasetlsp.json", """{"model":"gemini-3.5-flash"}""");

        var json = _workbench.Call("tokens", "--format", "json").Json;

        var models = json.GetProperty("models").EnumerateArray().ToList();
        Assert.Equal([Exact, "gemini-3.5-flash"], models.Select(model => model.GetProperty("model").GetString()));
        Assert.Equal(["exact", "estimate"], models.Select(model => model.GetProperty("tokenCount").GetString()));
        Assert.Equal([4, 2], models.Select(model => model.GetProperty("tokens").GetInt32()));
        Assert.Equal([2, 0], models.Select(model => model.GetProperty("aboveLimit").GetInt32()));
        Assert.Equal(["a.jsonl", "b.jsonl", "old/c.jsonl"], json.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()));
        Assert.Equal("""{"lines":{"invalid-json":1},"examples":{}}""", models[0].GetProperty("notCounted").GetRawText());
        Assert.Equal("""{"min":2,"median":2,"mean":2,"p95":2,"max":2}""", models[0].GetProperty("perExample").GetRawText());
        Assert.Equal(5, models[0].GetProperty("costPerEpoch").GetProperty("pricePerMillionTokens").GetDouble());
    }

    [Fact]
    public void Several_files_have_a_line_each_before_their_sum()
    {
        _workbench.Write("a.jsonl", Workbench.Good);
        _workbench.Write("b.jsonl", Workbench.Good);

        var lines = _workbench.Call("tokens", "--model", Exact).Output.Split('\n');

        Assert.Equal(
            ["              2 tokens  1 example        a.jsonl", "              2 tokens  1 example        b.jsonl", "", "2 files: 2 examples, 4 tokens for Gemini 2.5 Flash"],
            lines[..4]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_failure_and_the_others_are_counted()
    {
        _workbench.Write("a.jsonl", Workbench.Good);

        var result = _workbench.Call("tokens", "a.jsonl", "gone.jsonl", "--model", Exact, "--per-example");

        Assert.Equal("{\"path\":\"a.jsonl\",\"line\":1,\"tokens\":2}\n", result.Output);
        Assert.StartsWith("gone.jsonl: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public void What_check_counts_is_what_tokens_counts()
    {
        _workbench.Write("train.jsonl", Tools, Workbench.Good, Preference, Workbench.CutOff);

        var check = _workbench.Call("check", "train.jsonl", "--model", Exact, "--format", "json").Json.GetProperty("summary");
        var tokens = _workbench.Call("tokens", "train.jsonl", "--model", Exact, "--format", "json").Json.GetProperty("models")[0];

        Assert.Equal(check.GetProperty("tokens").GetInt64(), tokens.GetProperty("tokens").GetInt64());
        Assert.Equal(check.GetProperty("examples").GetInt32(), tokens.GetProperty("examples").GetInt32());
        Assert.Equal(JsonValueKind.Number, tokens.GetProperty("tokens").ValueKind);
    }
}
