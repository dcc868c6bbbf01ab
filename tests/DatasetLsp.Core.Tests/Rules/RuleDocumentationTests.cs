using System.Text;
using DatasetLsp.Core.Analysis;
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

        Assert.Contains(rule, Analyse(rule.Documentation.Bad).Counts.Keys);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void In_the_good_lines_nothing_is_wrong(string ruleId)
    {
        var found = Analyse(RuleCatalogue.Find(ruleId)!.Documentation.Good).All;

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

    private static DatasetAnalysis Analyse(string text) =>
        DatasetAnalysis.Of(LineTable.FromBytes(Encoding.UTF8.GetBytes(text)), RuleSettings.Default);
}
