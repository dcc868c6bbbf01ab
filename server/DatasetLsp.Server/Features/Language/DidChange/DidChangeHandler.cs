using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Language.DidChange;

/// <summary>An open document was changed: its text follows here, in order; what is known of it follows with its worker.</summary>
internal sealed class DidChangeHandler(ServerSession session) : INotificationHandler<DidChangeTextDocumentParams>
{
    /// <inheritdoc/>
    public NotificationMethod<DidChangeTextDocumentParams> Method => LspMethods.DidChange;

    /// <inheritdoc/>
    public void Handle(DidChangeTextDocumentParams parameters)
    {
        if (session.Documents.TryGet(parameters.TextDocument.Uri, out var document))
        {
            document.Change(parameters.TextDocument.Version, parameters.ContentChanges);
        }
        else
        {
            session.Options.Logger.Warning("{Uri} was changed and is not open.", parameters.TextDocument.Uri.Value);
        }
    }
}
