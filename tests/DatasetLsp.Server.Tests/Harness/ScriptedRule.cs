using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Server.Tests.Harness;

/// <summary>A rule that does what a test tells it to, on each example.</summary>
internal sealed class ScriptedRule(Action<Example, FindingSink> check) : ExampleRule
{
    public override string Id => "scripted";

    public override Severity DefaultSeverity => Severity.Error;

    public override RuleDocumentation Documentation => throw new NotSupportedException();

    public override void Check(Example example, FindingSink findings)
    {
        check(example, findings);
    }
}
