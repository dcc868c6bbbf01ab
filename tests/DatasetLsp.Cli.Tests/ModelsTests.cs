using System.Text.Json;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Cli.Tests;

public sealed class ModelsTests : IDisposable
{
    private readonly Workbench _workbench = new() { Today = new DateOnly(2026, 11, 22) };

    public void Dispose() => _workbench.Dispose();

    [Fact]
    public void The_list_names_every_model_once_and_the_current_ones_first()
    {
        var output = _workbench.Call("models").Output;

        Assert.All(ModelCatalogue.All, model => Assert.Single(Lines(output), line => Words(line).Any(word => word.TrimEnd(',') == model.Id)));
        Assert.Equal(
            ["gemini-3.5-flash", "gemini-3.5-flash-lite", "gemini-3.1-flash-lite", "translation-llm-002"],
            Section(output, "Google's models").Select(line => Words(line)[0]).Where(word => word.Contains('-', StringComparison.Ordinal)));
        Assert.True(output.IndexOf("Open models", StringComparison.Ordinal) < output.IndexOf("\nRetired\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_says_what_one_chooses_by()
    {
        var rows = Section(_workbench.Call("models").Output, "Google's models");

        Assert.Equal("MODEL TOKENS TOKENIZER $/1M ADAPTERS RETIRES TUNING", string.Join(' ', Words(rows[0])));
        Assert.Equal("gemini-3.5-flash * 131,072 gemma4 (estimate) 10.00? 1,2,4,8,16 2027-05-19 supervised,", string.Join(' ', Words(rows[1])));
    }

    [Fact]
    public void What_no_source_says_is_left_empty() =>
        Assert.Equal(["translation-llm-002", "1,000", "supervised"], Words(Section(_workbench.Call("models").Output, "Google's models")[^1]));

    [Fact]
    public void Columns_stand_below_each_other()
    {
        foreach (var section in new[] { "Google's models", "Open models, for supervised tuning", "Retired" })
        {
            var rows = Section(_workbench.Call("models").Output, section);
            var column = rows[0].IndexOf("TUNING", StringComparison.Ordinal);

            Assert.All(rows, row => Assert.Equal(' ', row[column - 1]));
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(79)]
    public void The_list_is_no_wider_than_the_terminal(int columns)
    {
        _workbench.Columns = columns;

        Assert.All(Lines(_workbench.Call("models").Output), line => Assert.True(line.TrimEnd().Length <= columns, line));
    }

    [Fact]
    public void Whether_a_model_is_retired_depends_on_the_day()
    {
        Assert.Contains(Section(_workbench.Call("models").Output, "Retired"), row => row.Contains("gemini-2.5-flash ", StringComparison.Ordinal));
        _workbench.Today = new DateOnly(2026, 10, 19);
        Assert.Contains(Section(_workbench.Call("models").Output, "Google's models"), row => row.Contains("gemini-2.5-flash ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_model_has_a_page_on_which_each_value_names_its_source() =>
        Assert.All(ModelCatalogue.All, model =>
        {
            var result = _workbench.Call("models", model.Id);
            var lines = Lines(result.Output);
            var sources = lines.SkipWhile(line => line != "Sources").Skip(1).Count();

            Assert.Equal(0, result.ExitCode);
            Assert.StartsWith($"{model.Id}: {model.Name}", result.Output, StringComparison.Ordinal);
            Assert.True(sources > 0);
            for (var number = 1; number <= sources; number++)
            {
                Assert.Contains(lines, line => line.StartsWith($"  [{number}] ", StringComparison.Ordinal));
                Assert.Contains(lines.TakeWhile(line => line != "Sources"), line => line.Contains($" [{number}]", StringComparison.Ordinal));
            }
        });

    [Fact]
    public void A_page_says_value_certainty_date_and_note()
    {
        var output = _workbench.Call("models", "gemini-2.5-flash").Output;

        Assert.Matches("training examples, text +10,000,000 +sources differ, 2026-09-25 \\[5\\]\n +A page of September 2025 says 1,000,000; the newer one counts.\n", output);
        Assert.Contains("It was to be retired on 2026-10-20", output, StringComparison.Ordinal);
        Assert.Contains("The service knows it as `google/gemma3@gemma-3-1b-it`.", _workbench.Call("models", "gemma-3-1b-it").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_found_by_its_other_names()
    {
        Assert.StartsWith("gemini-2.0-flash-001: ", _workbench.Call("models", "gemini-2.0-flash").Output, StringComparison.Ordinal);
        Assert.StartsWith("qwen3-8b: ", _workbench.Call("models", "qwen/qwen3@qwen3-8b").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_there_is_not_is_a_wrong_call()
    {
        var result = _workbench.Call("models", "gemini-3.5-falsh");

        Assert.Equal((2, "", "dataset-lsp: There is no model `gemini-3.5-falsh`. Did you mean `gemini-3.5-flash`?\n"), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void A_model_for_images_cannot_be_chosen_but_read_about()
    {
        Assert.Contains("  It makes images and is adapted with images, not tuned on a dataset of text", _workbench.Call("models", "imagen").Output, StringComparison.Ordinal);

        _workbench.Write("a.jsonl", Workbench.Good);
        var result = _workbench.Call("check", "--model", "imagen-3.0-generate-002", "a.jsonl");
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("dataset-lsp: --model: `imagen-3.0-generate-002` makes images and is adapted with images, not tuned on a dataset of text", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_the_list_as_one_object()
    {
        var json = _workbench.Call("models", "--format", "json").Json;

        Assert.Equal("gemini-3.5-flash", json.GetProperty("default").GetString());
        Assert.Equal(ModelCatalogue.All.Select(model => model.Id), json.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
        var lite = json.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("id").GetString() == "gemini-3.5-flash-lite");
        Assert.Equal((131072, "estimate", JsonValueKind.Null, false), (
            lite.GetProperty("tokensPerExample").GetInt32(),
            lite.GetProperty("tokenCount").GetString(),
            lite.GetProperty("trainingPricePerMillionTokens").ValueKind,
            lite.GetProperty("isRetired").GetBoolean()));
    }

    [Fact]
    public void Programs_get_all_of_one_model_with_its_media_in_place()
    {
        var json = _workbench.Call("models", "gemini-2.5-flash", "--format", "json").Json;

        Assert.True(json.GetProperty("isRetired").GetBoolean());
        Assert.Equal("official", json.GetProperty("limits").GetProperty("tokensPerExample").GetProperty("certainty").GetString());
        Assert.Equal(64, json.GetProperty("media").GetProperty("tokens").GetProperty("image").GetProperty("low").GetProperty("value").GetInt32());
        Assert.False(json.TryGetProperty("$schema", out _));
        Assert.Equal(json.EnumerateObject().Select(member => member.Name).Distinct(), json.EnumerateObject().Select(member => member.Name));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Section(string text, string title) =>
        [.. text.Split('\n').SkipWhile(line => line != title).Skip(1).TakeWhile(line => line.Length > 0)];
}
