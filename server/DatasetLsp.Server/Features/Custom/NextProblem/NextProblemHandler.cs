using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Custom.NextProblem;

/// <summary>Walks all findings of a file, also those beyond what an editor is sent.</summary>
internal sealed class NextProblemHandler(ServerSession session)
    : IReadRequestHandler<NextProblemParams, Question<NextProblemResult?>, NextProblemResult?>
{
    /// <inheritdoc/>
    public RequestMethod<NextProblemParams, NextProblemResult?> Method => CustomMethods.NextProblem;

    /// <inheritdoc/>
    public Question<NextProblemResult?> Capture(NextProblemParams parameters) => session.Documents.Dataset(parameters.TextDocument.Uri) is { } document
        ? document.Worker.Ask(state => state is null ? null : Find(parameters, state))
        : Question<NextProblemResult?>.Answered(null);

    /// <inheritdoc/>
    public async ValueTask<NextProblemResult?> ComputeAsync(
        Question<NextProblemResult?> snapshot, NextProblemParams parameters, CancellationToken cancellationToken) =>
        await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false);

    private NextProblemResult? Find(NextProblemParams parameters, DatasetState state)
    {
        var lines = state.Analysis.Lines;
        var from = lines.FromPosition(parameters.Position, session.Profile.Encoding);
        return state.Next(from, parameters.Direction != NextProblemParams.Previous) is { } found
            ? new NextProblemResult
            {
                Range = lines.ToRange(found.Line, found.Finding.Span, session.Profile.Encoding),
                Message = found.Finding.Message,
                Code = found.Finding.Rule.Id,
            }
            : null;
    }
}
