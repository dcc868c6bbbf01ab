namespace DatasetLsp.Server.Features.Custom.AnalyzeFile;

/// <summary>What was found in a file, in numbers.</summary>
internal sealed record AnalyzeFileResult
{
    /// <summary>The id of its format, <c>unknown</c> where it is no training data.</summary>
    public required string Format { get; init; }

    /// <summary>How many examples it holds.</summary>
    public required int Examples { get; init; }

    /// <summary>How many errors there are.</summary>
    public required int Errors { get; init; }

    /// <summary>How many warnings.</summary>
    public required int Warnings { get; init; }

    /// <summary>How many findings worth knowing.</summary>
    public required int Information { get; init; }

    /// <summary>How many diagnostics were sent; none where the file is open, which has its own.</summary>
    public required int Shown { get; init; }
}
