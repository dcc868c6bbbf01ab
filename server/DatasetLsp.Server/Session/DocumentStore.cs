using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>The open documents. Used on the read loop only, but for what says otherwise.</summary>
internal sealed class DocumentStore(ServerSession session)
{
    private readonly ConcurrentDictionary<DocumentUri, OpenDocument> _documents = [];
    private readonly List<Task> _closing = [];
    private int _opened;

    /// <summary>Takes in a document that the client opened.</summary>
    public void Open(TextDocumentItem item)
    {
        Close(item.Uri);
        var identity = new DocumentIdentity(item.Uri, ++_opened);
        var text = LineTable.FromBytes(item.Text.Bytes);
        _documents[item.Uri] = Path.GetFileName(identity.Path) == TeamConfig.FileName
            ? new ConfigDocument(identity, text, item.Version, session)
            : new DatasetDocument(identity, text, item.Version, session);
        session.FileReports.Opened(item.Uri);
    }

    /// <summary>The document, if it is open. Safe from any thread.</summary>
    public bool TryGet(DocumentUri uri, [NotNullWhen(true)] out OpenDocument? document) => _documents.TryGetValue(uri, out document);

    /// <summary>The dataset, if it is open and one.</summary>
    public DatasetDocument? Dataset(DocumentUri uri) => _documents.GetValueOrDefault(uri) as DatasetDocument;

    /// <summary>Forgets a document; what its worker still does has no effect.</summary>
    public void Close(DocumentUri uri)
    {
        if (_documents.TryRemove(uri, out var document))
        {
            var closing = document.CloseAsync();
            lock (_closing)
            {
                _closing.RemoveAll(task => task.IsCompleted);
                _closing.Add(closing);
            }
        }
    }

    /// <summary>
    /// A message was too long to be taken. A change that was missed cannot be asked for again, so its document's text is not
    /// trusted until the client sends a whole one.
    /// </summary>
    /// <param name="method">The message's method; null where it is not known.</param>
    /// <param name="uri">The document it was about; null where it is not known: then it may have been any.</param>
    public void Skipped(string? method, DocumentUri? uri)
    {
        if (method == LspMethods.DidOpen.Name)
        {
            session.Client.SendNotification(LspMethods.ShowMessage, new()
            {
                Type = MessageType.Warning,
                Message = $"{NameOf(uri)} is too large to be checked in the editor. Run `dataset-lsp check` on it.",
            });
        }
        else if (method is null || method == LspMethods.DidChange.Name)
        {
            foreach (var document in _documents.Values.Where(document => !document.IsStale && (uri is null || document.Identity.Uri == uri)))
            {
                session.Client.SendNotification(LspMethods.ShowMessage, new()
                {
                    Type = MessageType.Warning,
                    Message = $"A change of {NameOf(document.Identity.Uri)} was too large to be taken in. It is not checked any more until you close it and open it again.",
                });
                document.Miss();
            }
        }
    }

    private static string NameOf(DocumentUri? uri) => uri?.ToFilePath() is { } path ? Path.GetFileName(path) : uri?.Value ?? "A file";

    /// <summary>Says to all datasets that settings may have changed. Safe from any thread.</summary>
    public void SettingsChanged()
    {
        foreach (var dataset in _documents.Values.OfType<DatasetDocument>())
        {
            dataset.Worker.SettingsChanged();
        }
    }

    /// <summary>Ends when nothing runs any more for documents that were closed. Safe from any thread.</summary>
    public Task WhenClosedAsync()
    {
        lock (_closing)
        {
            return Task.WhenAll(_closing);
        }
    }

    /// <summary>Closes all documents, and ends when nothing runs for them any more.</summary>
    public Task CloseAllAsync()
    {
        foreach (var uri in _documents.Keys.ToArray())
        {
            Close(uri);
        }

        return WhenClosedAsync();
    }
}
