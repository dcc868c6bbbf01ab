using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Language.DidSave;

/// <summary>An open document was written to disk: its bytes may show what the editor hides. Not every client watches configuration files, so these are looked at anew, too.</summary>
internal sealed class DidSaveHandler(ServerSession session) : INotificationHandler<DidSaveTextDocumentParams>
{
    /// <inheritdoc/>
    public NotificationMethod<DidSaveTextDocumentParams> Method => LspMethods.DidSave;

    /// <inheritdoc/>
    public void Handle(DidSaveTextDocumentParams parameters)
    {
        session.ReloadSettings();
        if (session.Documents.TryGet(parameters.TextDocument.Uri, out var document))
        {
            document.Saved();
        }
    }
}
