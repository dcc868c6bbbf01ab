using DatasetLsp.Core.Reports;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Cli.Tests;

public sealed class RulesTests : IDisposable
{
    private readonly Workbench _workbench = new();

    public void Dispose() => _workbench.Dispose();

    [Fact]
    public void The_list_names_every_rule()
    {
        var output = _workbench.Call("rules").Output;

        Assert.All(RuleCatalogue.All, rule => Assert.Contains($"{rule.Id} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_explains_itself()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var result = _workbench.Call("rules", rule.Id);

            Assert.StartsWith($"{rule.Id} (", result.Output, StringComparison.Ordinal);
            Assert.Contains("\nWhen to switch it off\n", result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("](http", result.Output, StringComparison.Ordinal);
            Assert.Equal(0, result.ExitCode);
        }
    }

    [Fact]
    public void Programs_get_the_same()
    {
        Assert.Equal(RuleCatalogue.All.Count, _workbench.Call("rules", "--format", "json").Json.GetArrayLength());
        Assert.Equal("warning", _workbench.Call("rules", "role-order", "--format", "json").Json.GetProperty("severity").GetString());
    }

    [Fact]
    public void The_generated_files_are_in_step_with_the_rules()
    {
        var root = Repository.Folder;
        foreach (var (path, text) in GeneratedFiles.All())
        {
            Assert.True(
                File.Exists(Path.Combine(root, path)) && File.ReadAllText(Path.Combine(root, path)).ReplaceLineEndings("\n") == text,
                $"{path} is not what the rules say. Run: dataset-lsp rules --write-docs .");
        }

        var known = GeneratedFiles.All().Select(file => Path.GetFullPath(Path.Combine(root, file.Path)));
        var strays = Directory.GetFiles(Path.Combine(root, GeneratedFiles.RulesFolder)).Select(Path.GetFullPath).Except(known);
        Assert.True(!strays.Any(), $"No rule stands behind {string.Join(", ", strays)}. Delete it.");
    }

    [Fact]
    public void Writing_the_documentation_writes_all_of_it()
    {
        Assert.Equal(0, _workbench.Call("rules", "--write-docs", "out").ExitCode);

        Assert.All(GeneratedFiles.All(), file => Assert.Equal(file.Text, _workbench.Read(Path.Combine("out", file.Path))));
    }
}
