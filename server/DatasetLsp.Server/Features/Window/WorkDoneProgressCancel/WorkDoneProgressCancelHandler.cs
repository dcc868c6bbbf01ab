using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Window.WorkDoneProgressCancel;

/// <summary>The person pressed the cancel button of a progress.</summary>
internal sealed class WorkDoneProgressCancelHandler(ServerSession session) : INotificationHandler<WorkDoneProgressCancelParams>
{
    /// <inheritdoc/>
    public NotificationMethod<WorkDoneProgressCancelParams> Method => LspMethods.WorkDoneProgressCancel;

    /// <inheritdoc/>
    public void Handle(WorkDoneProgressCancelParams parameters) => session.Progresses.Cancel(parameters.Token);
}
