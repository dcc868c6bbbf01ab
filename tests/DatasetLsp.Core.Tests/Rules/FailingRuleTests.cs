using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tests.Rules;

/// <summary>A fault in one rule costs that rule's findings there, and no others.</summary>
public sealed class FailingRuleTests
{
    private const string Bad = """{"contents":[{"role":"assistant","parts":[{"text":"Hi"}]}]}""";

    [Fact]
    public void The_findings_of_other_rules_stand_whichever_kind_of_rule_fails()
    {
        var text = LineTable.FromBytes(Encoding.UTF8.GetBytes($"{Bad}\n{Bad}\nnot JSON\n{{}}\n[1]"));
        var expected = DatasetAnalysis.Of(text, RuleSettings.Default).All.Select(found => (found.Line, found.Finding.Rule.Id, found.Finding.Message)).ToList();

        var analysis = DatasetAnalysis.Of(text, new RuleSettings(new Dictionary<string, Severity>())
        {
            LineRules = [new FailingLineRule(), .. RuleCatalogue.LineRules],
            ExampleRules = [new FailingExampleRule(), .. RuleCatalogue.ExampleRules],
            DatasetRules = [new FailingDatasetRule(), .. RuleCatalogue.DatasetRules],
        });

        Assert.Equal(expected, analysis.All.Select(found => (found.Line, found.Finding.Rule.Id, found.Finding.Message)));
        Assert.Equal(["failing-dataset", "failing-example", "failing-line"], analysis.TakeFailures().Select(failure => failure.Rule.Id).Order());
        analysis.Settle();
        Assert.Empty(analysis.TakeFailures());
    }

    private sealed class FailingLineRule : LineRule
    {
        public override string Id => "failing-line";

        public override Severity DefaultSeverity => Severity.Error;

        public override RuleDocumentation Documentation => throw new NotSupportedException();

        public override void Check(JsonTree line, FindingSink findings)
        {
            findings.Add(this, default, "Half done.");
            throw new InvalidOperationException();
        }
    }

    private sealed class FailingExampleRule : ExampleRule
    {
        public override string Id => "failing-example";

        public override Severity DefaultSeverity => Severity.Error;

        public override RuleDocumentation Documentation => throw new NotSupportedException();

        public override void Check(Example example, FindingSink findings)
        {
            findings.Add(this, default, "Half done.");
            throw new InvalidOperationException();
        }
    }

    private sealed class FailingDatasetRule : DatasetRule
    {
        public override string Id => "failing-dataset";

        public override Severity DefaultSeverity => Severity.Error;

        public override RuleDocumentation Documentation => throw new NotSupportedException();

        public override IEnumerable<LineFinding> Check(DatasetContext context)
        {
            yield return new LineFinding(context.Lines.IdAt(0), new Finding(this, Severity.Error, default, "Half done."));
            throw new InvalidOperationException();
        }
    }
}
