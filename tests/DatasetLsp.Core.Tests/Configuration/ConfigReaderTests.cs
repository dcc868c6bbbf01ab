using System.Text;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Tests.Configuration;

public class ConfigReaderTests
{
    [Fact]
    public void Reads_a_whole_configuration()
    {
        var config = Read("""
            {
              "$schema": "config.schema.json",
              "model": "gemini-2.5-flash",
              "rules": {"role-order": "error", "empty-content": {"severity": "off"}},
              "datasets": [{"files": ["data/*.jsonl", "!data/old.jsonl"], "rules": {"last-turn": "hint"}}]
            }
            """);

        Assert.Empty(config.Problems);
        Assert.Equal("gemini-2.5-flash", config.Model);
        Assert.Equal(Severity.Error, config.Rules["role-order"]);
        Assert.Equal(Severity.Off, config.Rules["empty-content"]);
        var section = Assert.Single(config.Datasets);
        Assert.Equal(["data/*.jsonl", "!data/old.jsonl"], section.Files);
        Assert.Equal(Severity.Hint, section.Rules["last-turn"]);
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed()
    {
        var config = Read("\uFEFF{ // the team's\n \"rules\": {\"role-order\": \"off\",}, /* nothing else */ }\n");

        Assert.Empty(config.Problems);
        Assert.Equal(Severity.Off, config.Rules["role-order"]);
    }

    [Theory]
    [InlineData("""{"[|modle|]":"x"}""", "`modle` is no setting. Did you mean `model`?")]
    [InlineData("""{"[|colour|]":"x"}""", "`colour` is no setting of this version. There are `model`, `epochs`, `tokenizers`, `rules`, `datasets`.")]
    [InlineData("""{"rules":{"[|role-ordr|]":"error"}}""", "There is no rule `role-ordr`. Did you mean `role-order`?")]
    [InlineData("""{"rules":{"[|roll-call|]":"error"}}""", "There is no rule `roll-call`; `dataset-lsp rules` lists them.")]
    [InlineData("""{"rules":{"role-order":{"[|maxRatio|]":5}}}""", "`maxRatio` is no setting of rule `role-order`. It has `severity`.")]
    [InlineData("""{"datasets":[{"files":["*.jsonl"],"[|rule|]":{}}]}""", "`rule` is no setting. Did you mean `rules`?")]
    public void Names_that_it_does_not_know_are_reported_with_what_may_be_meant(string text, string message) =>
        AssertProblem(text.Replace("\"[|", "[|\"", StringComparison.Ordinal).Replace("|]\"", "\"|]", StringComparison.Ordinal), message);

    [Theory]
    [InlineData("""{"rules":{"role-order":[|"fatal"|]}}""", "A severity is one of `error`, `warning`, `information`, `hint`, `off`.")]
    [InlineData("""{"rules":{"role-order":[|"Error"|]}}""", "A severity is one of `error`, `warning`, `information`, `hint`, `off`.")]
    [InlineData("""{"rules":{"role-order":[|true|]}}""", "A severity is one of `error`, `warning`, `information`, `hint`, `off`.")]
    [InlineData("""{"rules":{"role-order":{"severity":[|2|]}}}""", "A severity is one of `error`, `warning`, `information`, `hint`, `off`.")]
    [InlineData("""{"rules":[|"off"|]}""", "`rules` must be an object of rule ids and severities.")]
    [InlineData("""{"model":[|"gemini-3.5-flsh"|]}""", "There is no model `gemini-3.5-flsh`. Did you mean `gemini-3.5-flash`?")]
    [InlineData("""{"rules":{"class-imbalance":{"maxRatio":[|0|]}}}""", "`maxRatio` must be a number, 1 or more.")]
    [InlineData("""{"rules":{"class-imbalance":{[|"most"|]:3}}}""", "`most` is no setting of rule `class-imbalance`. It has `severity` and `maxRatio`.")]
    [InlineData("""{"model":[|5|]}""", "`model` must be a string.")]
    [InlineData("""{"datasets":[|{|]"files":[]}}""", "`datasets` must be an array of objects, each with `files`.")]
    [InlineData("""{"datasets":[[|"x"|]]}""", "A dataset is an object with `files`.")]
    [InlineData("""{"datasets":[[|{}|]]}""", """This dataset names no files. Add `"files": ["data/*.jsonl"]`.""")]
    [InlineData("""{"datasets":[{"files":["*.jsonl",[|1|]]}]}""", "A glob is a string, such as `data/*.jsonl`.")]
    [InlineData("[|[]|]", "The configuration must be a JSON object.")]
    [InlineData("""{"epochs":[|0|]}""", "`epochs` must be a whole number from 1 to 1000.")]
    [InlineData("""{"epochs":[|2.5|]}""", "`epochs` must be a whole number from 1 to 1000.")]
    [InlineData("""{"tokenizers":[|"a"|]}""", "`tokenizers` must be an object of vocabularies and files, such as `{ \"gemma4\": \"tokenizer.json\" }`.")]
    [InlineData("""{"tokenizers":{[|"gemma5"|]:"a"}}""", "`gemma5` is no vocabulary that a file can be named for. There are `gemma2`, `gemma3`, `gemma4`.")]
    [InlineData("""{"tokenizers":{[|"llama3"|]:"a"}}""", "`llama3` is no vocabulary that a file can be named for. There are `gemma2`, `gemma3`, `gemma4`.")]
    [InlineData("""{"tokenizers":{"gemma4":[|"\\\\host\\share"|]}}""", "`\\\\host\\share` names another machine, which a `datasetlsp.json` may not. Copy the file beside this one, or name it in your own settings.")]
    [InlineData("""{"tokenizers":{"gemma4":[|"//host/share"|]}}""", "`//host/share` names another machine, which a `datasetlsp.json` may not. Copy the file beside this one, or name it in your own settings.")]
    [InlineData("""{"tokenizers":{"gemma4":[|null|]}}""", "A vocabulary's file is named by its path, such as `tokenizer.json`.")]
    public void Values_of_the_wrong_kind_are_reported_where_they_stand(string text, string message) => AssertProblem(text, message);

    [Theory]
    [InlineData("""{"model":"gemini-2.5-pro",[|"model"|]:"gemini-2.5-pro"}""", "`model` stands here a second time, and the last one counts. Remove one of them.")]
    [InlineData("""{"rules":{"role-order":"off","last-turn":"off",[|"role-order"|]:"error"}}""", "`role-order` stands here a second time, and the last one counts. Remove one of them.")]
    [InlineData("""{"rules":{"role-order":{"severity":"off",[|"severity"|]:"error"}}}""", "`severity` stands here a second time, and the last one counts. Remove one of them.")]
    [InlineData("""{"datasets":[{"files":["a"],[|"files"|]:["b"]}]}""", "`files` stands here a second time, and the last one counts. Remove one of them.")]
    [InlineData("""{"model":[|""|]}""", "This names no model. Write one such as `gemini-3.5-flash`, or leave `model` out.")]
    [InlineData("""{"model":[|" "|]}""", "This names no model. Write one such as `gemini-3.5-flash`, or leave `model` out.")]
    [InlineData("""{"datasets":[{"files":["a",[|"data/{a,b}.jsonl"|]]}]}""", "`{` is no wildcard here: there are `*` within a name and `**` for any folders. Write several globs, or `*`.")]
    [InlineData("""{"datasets":[{"files":[[|"!data/[ab].jsonl"|]]}]}""", "`[` is no wildcard here: there are `*` within a name and `**` for any folders. Write several globs, or `*`.")]
    [InlineData("""{"datasets":[{"files":["a",[|"data/?.jsonl"|]]}]}""", "`?` is no wildcard here: there are `*` within a name and `**` for any folders. Write several globs, or `*`.")]
    [InlineData("""{"datasets":[{"files":["a",[|""|]]}]}""", "This glob is empty. Write one such as `data/*.jsonl`.")]
    [InlineData("""{"datasets":[{"files":["a",[|"!"|]]}]}""", "This glob is empty. Write one such as `data/*.jsonl`.")]
    [InlineData("""{"datasets":[{"files":["a",[|"data/../b"|]]}]}""", "`..` may stand at the beginning of a glob only.")]
    [InlineData("""{"datasets":[{"files":[|[|]"!x","!y"]}]}""", "These globs only exclude, so that no file is meant. Add one that includes, such as `data/*.jsonl`.")]
    [InlineData("""{"datasets":[[|{|]"files":[]}]}""", """This dataset names no files. Add `"files": ["data/*.jsonl"]`.""")]
    public void What_would_pass_in_silence_and_do_nothing_is_reported(string text, string message) => AssertProblem(text, message);

    [Theory]
    [InlineData("""{"model":"gemini-2.5-pro"[||]""", "The file ends before the `{` is closed. It may have been cut off: check that nothing is missing.")]
    [InlineData("""{"model":"gemini-2.5-pro"[||] "rules":{}}""", "A comma is missing between this and the next item.")]
    [InlineData("""{[|'|]model':'gemini-2.5-pro'}""", "JSON writes strings in double quotes; this file uses single quotes, as Python prints them.")]
    [InlineData("""{"model":"gemini-2.5-pro"}[|}|]""", "This bracket closes nothing. Remove it.")]
    [InlineData("""{"model":"gemini-2.5-pro"} [|{|]"model":"y"}""", "A second value begins here; a file holds one. Remove it.")]
    [InlineData("[||]", "There is no JSON in this file.")]
    public void Broken_JSON_is_explained_in_words(string text, string message) => AssertProblem(text, message);

    [Fact]
    public void What_can_be_read_of_a_broken_file_counts()
    {
        var config = Read("""{"model":"gemini-2.5-pro","rules":{"role-order":"off","last-turn":"fatal"},"datasets":[{"files":"x"}]""");

        Assert.Equal("gemini-2.5-pro", config.Model);
        Assert.Equal(Severity.Off, config.Rules["role-order"]);
        Assert.DoesNotContain("last-turn", config.Rules.Keys);
        Assert.Equal(config.Problems.OrderBy(problem => problem.Span.Start), config.Problems);
    }

    [Fact]
    public void A_rule_that_is_an_object_without_severity_keeps_its_own()
    {
        var config = Read("""{"rules":{"role-order":{}}}""");

        Assert.Empty(config.Problems);
        Assert.Empty(config.Rules);
    }

    private static TeamConfig Read(string text) => ConfigReader.Read(Encoding.UTF8.GetBytes(text), "/repo");

    private static void AssertProblem(string marked, string message)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", start + 2, StringComparison.Ordinal) - 2;
        if (marked[start..].StartsWith("[|[]|]", StringComparison.Ordinal))
        {
            end = start + 2;
        }

        var problem = Assert.Single(Read(marked[..start] + marked[(start + 2)..(end + 2)] + marked[(end + 4)..]).Problems);

        Assert.Equal(message, problem.Message);
        Assert.Equal((start, end), (problem.Span.Start, problem.Span.End));
    }
}
