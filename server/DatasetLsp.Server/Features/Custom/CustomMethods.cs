using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Features.Custom.Status;
using DatasetLsp.Server.Mapping;

namespace DatasetLsp.Server.Features.Custom;

/// <summary>The methods that LSP does not have. <c>docs/protocol.md</c> describes each.</summary>
internal static class CustomMethods
{
    /// <summary>How a dataset stands; for clients that ask for it with the initialization option <c>statusNotifications</c>.</summary>
    public static readonly NotificationMethod<StatusParams> Status = new("datasetLsp/status", MessageDirection.ServerToClient, ServerJsonContext.Default);
}
