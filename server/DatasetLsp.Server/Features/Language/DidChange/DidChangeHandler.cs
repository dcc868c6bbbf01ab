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
            Check(parameters.TextDocument, document);
            document.Change(parameters.TextDocument.Version, parameters.ContentChanges);
        }
        else
        {
            session.Options.Logger.Warning("{Uri} was changed and is not open.", parameters.TextDocument.Uri.Value);
        }
    }

    /// <summary>Says where an edit may be missing. Only a log: versions need not follow each other closely, and some editors' do not.</summary>
    private void Check(VersionedTextDocumentIdentifier changed, OpenDocument document)
    {
        if (changed.Version <= document.Version)
        {
            session.Options.Logger.Warning("{Uri} went from version {Before} to {After}.", changed.Uri.Value, document.Version, changed.Version);
        }
        else if (changed.Version > document.Version + 1L)
        {
            session.Options.Logger.Debug("{Uri} went from version {Before} to {After}: edits may be missing.", changed.Uri.Value, document.Version, changed.Version);
        }
    }
}
