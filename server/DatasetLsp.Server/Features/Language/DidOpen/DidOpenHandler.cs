using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Language.DidOpen;

/// <summary>A document was opened. Not every client watches configuration files, so these are looked at anew.</summary>
internal sealed class DidOpenHandler(ServerSession session) : INotificationHandler<DidOpenTextDocumentParams>
{
    /// <inheritdoc/>
    public NotificationMethod<DidOpenTextDocumentParams> Method => LspMethods.DidOpen;

    /// <inheritdoc/>
    public void Handle(DidOpenTextDocumentParams parameters)
    {
        session.ReloadSettings();
        session.Documents.Open(parameters.TextDocument);
    }
}
