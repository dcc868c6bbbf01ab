using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Mapping;

namespace DatasetLsp.Server.Session;

/// <summary>
/// Pushes what is wrong in configuration files that hold for open documents, while they themselves are not open. Open ones
/// speak for themselves. Safe from any thread.
/// </summary>
internal sealed class ConfigReports(ServerSession session)
{
    private readonly Lock _lock = new();
    private readonly HashSet<DocumentUri> _open = [];
    private readonly Dictionary<DocumentUri, DocumentUri> _used = [];
    private readonly Dictionary<DocumentUri, PublishedDiagnostics> _reported = [];

    /// <summary>A configuration holds for an open dataset, or none does.</summary>
    public void Report(DocumentUri dataset, LoadedConfig? config)
    {
        DocumentUri? uri = config is null ? null : DocumentUri.FromFilePath(config.Path);
        Release(dataset, uri);
        if (config is not null)
        {
            Send(uri!.Value, config);
        }
    }

    /// <summary>A dataset was closed; what is wrong in a configuration that holds for no other is shown no more.</summary>
    public void Release(DocumentUri dataset) => Release(dataset, null);

    /// <summary>It was opened: what was pushed for it goes.</summary>
    public void Opened(DocumentUri uri)
    {
        lock (_lock)
        {
            _open.Add(uri);
            if (_reported.Remove(uri))
            {
                session.Client.SendNotification(LspMethods.PublishDiagnostics, new() { Uri = uri, Diagnostics = [] });
            }
        }
    }

    /// <summary>It was closed.</summary>
    public void Closed(DocumentUri uri)
    {
        lock (_lock)
        {
            _open.Remove(uri);
            if (!_used.ContainsValue(uri))
            {
                return;
            }
        }

        _ = Task.Run(() => Send(uri, session.Settings.At(uri.ToFilePath()!)));
    }

    /// <summary>Looks again at those that something was wrong with.</summary>
    public void Recheck()
    {
        DocumentUri[] reported;
        lock (_lock)
        {
            reported = [.. _reported.Keys];
        }

        if (reported.Length > 0)
        {
            _ = Task.Run(() => Array.ForEach(reported, uri => Send(uri, session.Settings.At(uri.ToFilePath()!))));
        }
    }

    private void Release(DocumentUri dataset, DocumentUri? instead)
    {
        lock (_lock)
        {
            var was = _used.TryGetValue(dataset, out var used) ? used : (DocumentUri?)null;
            if (instead is { } uri)
            {
                _used[dataset] = uri;
            }
            else
            {
                _used.Remove(dataset);
            }

            if (was is { } before && !_used.ContainsValue(before) && _reported.Remove(before))
            {
                session.Client.SendNotification(LspMethods.PublishDiagnostics, new() { Uri = before, Diagnostics = [] });
            }
        }
    }

    private void Send(DocumentUri uri, LoadedConfig? config)
    {
        var diagnostics = config is null ? [] : ConfigMapping.ToDiagnostics(config, session.Profile.Encoding);
        lock (_lock)
        {
            if (!_reported.TryGetValue(uri, out var reported))
            {
                reported = new PublishedDiagnostics(documentNumber: 0);
            }

            if (_open.Contains(uri) || !_used.ContainsValue(uri) || !reported.Update(diagnostics))
            {
                return;
            }

            if (diagnostics.Count > 0)
            {
                _reported[uri] = reported;
            }
            else
            {
                _reported.Remove(uri);
            }

            session.Client.SendNotification(LspMethods.PublishDiagnostics, new() { Uri = uri, Diagnostics = diagnostics });
        }
    }
}
