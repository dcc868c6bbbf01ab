namespace DatasetLsp.Protocol.Lsp;

/// <summary>A progress goes on.</summary>
public sealed record WorkDoneProgressReport : WorkDoneProgress
{
    /// <summary>Always <c>report</c>; tells the kinds apart.</summary>
    public string Kind => "report";

    /// <summary>Whether the cancel button works.</summary>
    public bool? Cancellable { get; init; }

    /// <summary>What is done now; null keeps the last one.</summary>
    public string? Message { get; init; }

    /// <summary>0 to 100, never falling.</summary>
    public int? Percentage { get; init; }
}
