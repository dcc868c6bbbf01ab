using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Custom.VisibleRanges;

/// <summary>The editor scrolled: where not all findings can be shown, those in sight must be among them.</summary>
internal sealed class VisibleRangesHandler(ServerSession session) : INotificationHandler<VisibleRangesParams>
{
    /// <inheritdoc/>
    public NotificationMethod<VisibleRangesParams> Method => CustomMethods.VisibleRanges;

    /// <inheritdoc/>
    public void Handle(VisibleRangesParams parameters)
    {
        if (session.Documents.Dataset(parameters.Uri) is { IsStale: false } document)
        {
            var lines = document.Lines;
            var encoding = session.Profile.Encoding;
            document.Worker.Seen(
                [.. parameters.Ranges.Select(range => (lines.FromPosition(range.Start, encoding).Line, lines.FromPosition(range.End, encoding).Line))]);
        }
    }
}
