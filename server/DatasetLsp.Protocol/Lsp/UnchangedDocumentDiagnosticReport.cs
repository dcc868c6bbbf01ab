namespace DatasetLsp.Protocol.Lsp;

/// <summary>Says that the result the client has still holds.</summary>
public record UnchangedDocumentDiagnosticReport : DocumentDiagnosticReport
{
    /// <summary>Always <c>unchanged</c>; tells the kinds apart.</summary>
    public string Kind => "unchanged";

    /// <summary>Names the result that holds.</summary>
    public required string ResultId { get; init; }
}
