using System.Text.Json.Serialization.Metadata;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

internal sealed class DocumentDiagnosticReportConverter : KindConverter<DocumentDiagnosticReport>
{
    protected override JsonTypeInfo? TypeOf(string? kind) => kind switch
    {
        DocumentDiagnosticReportKind.Full => LspJsonContext.Default.RelatedFullDocumentDiagnosticReport,
        DocumentDiagnosticReportKind.Unchanged => LspJsonContext.Default.RelatedUnchangedDocumentDiagnosticReport,
        _ => null,
    };
}
