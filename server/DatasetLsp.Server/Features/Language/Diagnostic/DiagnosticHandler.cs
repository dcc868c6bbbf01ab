using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Language.Diagnostic;

/// <summary>The diagnostics of a document, for clients that ask for them.</summary>
internal sealed class DiagnosticHandler(ServerSession session)
    : IReadRequestHandler<DocumentDiagnosticParams, Question<DocumentDiagnosticReport>, DocumentDiagnosticReport>
{
    /// <inheritdoc/>
    public RequestMethod<DocumentDiagnosticParams, DocumentDiagnosticReport> Method => LspMethods.DocumentDiagnostic;

    /// <inheritdoc/>
    public Question<DocumentDiagnosticReport> Capture(DocumentDiagnosticParams parameters) =>
        session.Documents.TryGet(parameters.TextDocument.Uri, out var document)
            ? document.AskForDiagnostics(parameters.PreviousResultId)

            // Clients also ask for tabs that they have not opened yet, and for what they have just closed.
            : Question<DocumentDiagnosticReport>.Answered(new RelatedFullDocumentDiagnosticReport { Items = [] });

    /// <inheritdoc/>
    public async ValueTask<DocumentDiagnosticReport> ComputeAsync(
        Question<DocumentDiagnosticReport> snapshot, DocumentDiagnosticParams parameters, CancellationToken cancellationToken)
    {
        try
        {
            return await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Asking again makes sense only where the document has been opened again meanwhile.
            var isOpenAgain = session.Documents.TryGet(parameters.TextDocument.Uri, out _);
            throw new ResponseException(
                ErrorCode.ServerCancelled,
                "The document was closed.",
                JsonSerializer.SerializeToElement(
                    new DiagnosticServerCancellationData { RetriggerRequest = isOpenAgain }, LspJsonContext.Default.DiagnosticServerCancellationData));
        }
    }
}
