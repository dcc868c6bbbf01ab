using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Language.DidClose;

/// <summary>A document was closed.</summary>
internal sealed class DidCloseHandler(ServerSession session) : INotificationHandler<DidCloseTextDocumentParams>
{
    /// <inheritdoc/>
    public NotificationMethod<DidCloseTextDocumentParams> Method => LspMethods.DidClose;

    /// <inheritdoc/>
    public void Handle(DidCloseTextDocumentParams parameters) => session.Documents.Close(parameters.TextDocument.Uri);
}
