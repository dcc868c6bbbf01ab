using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Language.DidOpen;

/// <summary>A document was opened.</summary>
internal sealed class DidOpenHandler(ServerSession session) : INotificationHandler<DidOpenTextDocumentParams>
{
    /// <inheritdoc/>
    public NotificationMethod<DidOpenTextDocumentParams> Method => LspMethods.DidOpen;

    /// <inheritdoc/>
    public void Handle(DidOpenTextDocumentParams parameters) => session.Documents.Open(parameters.TextDocument);
}
