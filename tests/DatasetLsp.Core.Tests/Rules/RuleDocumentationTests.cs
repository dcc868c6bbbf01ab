using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Rules;

public class RuleDocumentationTests
{
    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_bad_lines_show_what_the_rule_finds(string ruleId)
    {
        var rule = RuleCatalogue.Find(ruleId)!;

        Assert.Contains(rule, Analyse(rule.Documentation.Bad, IllFor(ruleId)).Counts.Keys);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void In_the_good_lines_nothing_is_wrong(string ruleId)
    {
        // A page has no room for the hundred examples that a file should have.
        var settings = AnalysisSettings.Default with { Rules = new RuleSettings(new Dictionary<string, Severity> { ["too-few-examples"] = Severity.Off }) };
        var found = Analyse(RuleCatalogue.Find(ruleId)!.Documentation.Good, settings).All;

        Assert.DoesNotContain(found, located => located.Finding.Severity is Severity.Error or Severity.Warning);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_field_is_written(string ruleId)
    {
        var documentation = RuleCatalogue.Find(ruleId)!.Documentation;

        Assert.All(
            [documentation.Summary, documentation.Why, documentation.Bad, documentation.Good, documentation.Fix, documentation.SwitchOff],
            text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.EndsWith(".", documentation.Summary, StringComparison.Ordinal);
    }

    /// <summary>What surrounds the bad lines where they are not bad by themselves.</summary>
    private static AnalysisSettings IllFor(string ruleId) => ruleId switch
    {
        "retired-model" => new AnalysisSettings("gemini-2.0-flash-001", RuleSettings.Default) { Today = new DateOnly(2026, 11, 22) },
        "token-limit" => AnalysisSettings.Default with { Rules = Limited(10) },
        "near-token-limit" => AnalysisSettings.Default with { Rules = Limited(15) },
        "dataset-limit" => AnalysisSettings.Default with
        {
            ModelInfo = ModelCatalogue.Default with
            {
                Limits = ModelCatalogue.Default.Limits with { TrainingExamplesText = ModelCatalogue.Default.Limits.TrainingExamplesText! with { Value = 0 } },
            },
        },
        _ => AnalysisSettings.Default,
    };

    private static RuleSettings Limited(int tokens) =>
        new(new Dictionary<string, Severity>(), new Dictionary<string, double> { [RuleSettings.OptionKey("token-limit", "maxTokens")] = tokens });

    private static DatasetAnalysis Analyse(string text, AnalysisSettings settings) =>
        DatasetAnalysis.Of(LineTable.FromBytes(Encoding.UTF8.GetBytes(text)), settings);
}
