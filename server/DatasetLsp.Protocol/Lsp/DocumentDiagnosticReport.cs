using System.Text.Json.Serialization;
using DatasetLsp.Protocol.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>The answer to a request for a document's diagnostics; see <see cref="DocumentDiagnosticReportKind"/>.</summary>
[JsonConverter(typeof(DocumentDiagnosticReportConverter))]
public abstract record DocumentDiagnosticReport;
