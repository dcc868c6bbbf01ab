using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Workspace.DidChangeWatchedFiles;

/// <summary>A configuration file came, changed or went.</summary>
internal sealed class DidChangeWatchedFilesHandler(ServerSession session) : INotificationHandler<DidChangeWatchedFilesParams>
{
    /// <inheritdoc/>
    public NotificationMethod<DidChangeWatchedFilesParams> Method => LspMethods.DidChangeWatchedFiles;

    /// <inheritdoc/>
    public void Handle(DidChangeWatchedFilesParams parameters) => session.ReloadSettings();
}
