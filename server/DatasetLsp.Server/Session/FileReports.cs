using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Session;

/// <summary>The diagnostics of files that were analysed from disk. Once one is open, it speaks for itself. Safe from any thread.</summary>
internal sealed class FileReports(ServerSession session)
{
    private readonly Lock _lock = new();
    private readonly HashSet<DocumentUri> _shown = [];

    /// <summary>Puts a file's diagnostics in place of those shown before.</summary>
    /// <returns>Whether they are shown: not where the file is open.</returns>
    public bool Publish(DocumentUri uri, IReadOnlyList<Diagnostic> diagnostics)
    {
        lock (_lock)
        {
            if (session.Documents.TryGet(uri, out _))
            {
                return false;
            }

            if (diagnostics.Count > 0)
            {
                _shown.Add(uri);
            }
            else if (!_shown.Remove(uri))
            {
                return true;
            }

            session.Client.SendNotification(LspMethods.PublishDiagnostics, new() { Uri = uri, Diagnostics = diagnostics });
            return true;
        }
    }

    /// <summary>A document was opened, and is already among the open ones: what was shown for its file goes.</summary>
    public void Opened(DocumentUri uri)
    {
        lock (_lock)
        {
            if (_shown.Remove(uri))
            {
                session.Client.SendNotification(LspMethods.PublishDiagnostics, new() { Uri = uri, Diagnostics = [] });
            }
        }
    }
}
