namespace DatasetLsp.Protocol.Lsp;

/// <summary>A report with all diagnostics.</summary>
public record FullDocumentDiagnosticReport : DocumentDiagnosticReport
{
    /// <summary>Always <c>full</c>; tells the kinds apart.</summary>
    public string Kind => "full";

    /// <summary>Names this result for the next request.</summary>
    public string? ResultId { get; init; }

    /// <summary>All of them.</summary>
    public required IReadOnlyList<Diagnostic> Items { get; init; }
}
