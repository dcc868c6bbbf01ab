using DatasetLsp.Core.Reports;

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
}
