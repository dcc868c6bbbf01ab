namespace DatasetLsp.Protocol.Lsp;

/// <summary>An unchanged report, with those of documents that hang together with it.</summary>
public sealed record RelatedUnchangedDocumentDiagnosticReport : UnchangedDocumentDiagnosticReport
{
    /// <summary>Reports by document; for clients with <see cref="DiagnosticClientCapabilities.RelatedDocumentSupport"/>.</summary>
    public IReadOnlyDictionary<DocumentUri, DocumentDiagnosticReport>? RelatedDocuments { get; init; }
}
