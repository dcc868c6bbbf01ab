using DatasetLsp.Core.Rules;

namespace DatasetLsp.Server.Tests.Harness;

/// <summary>A rule about the whole file that finds nothing, and takes its time.</summary>
internal sealed class SlowDatasetRule(Action check) : DatasetRule
{
    public override string Id => "slow";

    public override Severity DefaultSeverity => Severity.Error;

    public override RuleDocumentation Documentation => throw new NotSupportedException();

    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        check();
        return [];
    }
}
