namespace DatasetLsp.Protocol.Lsp;

/// <summary>A full report, with those of documents that hang together with it.</summary>
public sealed record RelatedFullDocumentDiagnosticReport : FullDocumentDiagnosticReport
{
    /// <summary>Reports by document; for clients with <see cref="DiagnosticClientCapabilities.RelatedDocumentSupport"/>.</summary>
    public IReadOnlyDictionary<DocumentUri, DocumentDiagnosticReport>? RelatedDocuments { get; init; }
}
