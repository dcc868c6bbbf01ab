using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Reports;

/// <summary>What was found in all files together.</summary>
public sealed class FindingTally
{
    /// <summary>Files looked at.</summary>
    public int Files { get; private set; }

    /// <summary>Records of a known format.</summary>
    public int Examples { get; private set; }

    /// <summary>Tokens of all examples, as far as they were counted; null where none were.</summary>
    public long? Tokens { get; private set; }

    /// <summary>Whether that number is an estimate.</summary>
    public bool IsEstimate { get; private set; }

    /// <summary>Findings of severity error.</summary>
    public int Errors { get; private set; }

    /// <summary>Findings of severity warning.</summary>
    public int Warnings { get; private set; }

    /// <summary>Findings below warning: information and hints.</summary>
    public int Information { get; private set; }

    /// <summary>Findings of all severities.</summary>
    public int All => Errors + Warnings + Information;

    /// <summary>The gravest severity found; <see cref="Severity.Off"/> where there is nothing.</summary>
    public Severity Gravest { get; private set; } = Severity.Off;

    /// <summary>Adds a file's findings.</summary>
    public void Add(IFindingCounts analysis)
    {
        Files++;
        Examples += analysis.Examples;
        Tokens = analysis.Tokens is { } tokens ? (Tokens ?? 0) + tokens : Tokens;
        IsEstimate |= analysis.TokenCount == TokenCount.Estimate;
        Errors += analysis.CountOf(Severity.Error);
        Warnings += analysis.CountOf(Severity.Warning);
        Information += analysis.CountOf(Severity.Information) + analysis.CountOf(Severity.Hint);
        var gravest = Enum.GetValues<Severity>().First(severity => severity == Severity.Off || analysis.CountOf(severity) > 0);
        Gravest = gravest < Gravest ? gravest : Gravest;
    }

    /// <summary>The findings in words: <c>2 errors, 1 warning</c>.</summary>
    public string Describe()
    {
        string[] parts =
        [
            .. Errors > 0 ? [CountText.Of(Errors, "error")] : Array.Empty<string>(),
            .. Warnings > 0 ? [CountText.Of(Warnings, "warning")] : Array.Empty<string>(),
            .. Information > 0 ? [CountText.Of(Information, "note")] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "nothing to report" : string.Join(", ", parts);
    }
}
