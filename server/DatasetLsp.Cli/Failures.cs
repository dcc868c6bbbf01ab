using DatasetLsp.Core.Reports;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Cli;

/// <summary>What went wrong beside the data: said on stderr, remembered for the exit code. Work goes on with the rest.</summary>
public sealed class Failures(TextWriter error)
{
    /// <summary>Whether there was any.</summary>
    public bool Any { get; private set; }

    /// <summary>Says one.</summary>
    public void Add(string message)
    {
        Any = true;
        error.WriteLine(DisplayText.Safe(message));
    }

    /// <summary>Says which rules failed on a file. What they threw may quote the data, and is not shown.</summary>
    public void Add(string fileName, IEnumerable<RuleFailure> failed)
    {
        foreach (var failure in failed)
        {
            Add($"{fileName}: rule {failure.Rule} failed ({failure.Exception.GetType().Name}), so its findings are missing. This is a fault of the program, not of your data.");
        }
    }
}
