using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Analysis;

/// <summary>What is counted of a file, however it was analysed.</summary>
public interface IFindingCounts
{
    /// <summary>How many records are examples of a format that we know.</summary>
    public int Examples { get; }

    /// <summary>How many tokens the examples have together; null where none was counted.</summary>
    public long? Tokens { get; }

    /// <summary>How sure that number is.</summary>
    public TokenCount TokenCount { get; }

    /// <summary>How many findings there are of one severity in the whole file.</summary>
    public int CountOf(Severity severity);
}
