using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;
using LspHover = DatasetLsp.Protocol.Lsp.Hover;

namespace DatasetLsp.Server.Features.Language.Hover;

/// <summary>What is wrong at a place, why it matters, and what to do.</summary>
internal sealed class HoverHandler(ServerSession session) : IReadRequestHandler<HoverParams, Question<LspHover?>, LspHover?>
{
    /// <inheritdoc/>
    public RequestMethod<HoverParams, LspHover?> Method => LspMethods.Hover;

    /// <inheritdoc/>
    public Question<LspHover?> Capture(HoverParams parameters) => session.Documents.Dataset(parameters.TextDocument.Uri) is { } document
        ? document.Worker.Ask(state => state is null ? null : Describe(parameters.Position, state, session.Profile))
        : Question<LspHover?>.Answered(null);

    /// <inheritdoc/>
    public async ValueTask<LspHover?> ComputeAsync(Question<LspHover?> snapshot, HoverParams parameters, CancellationToken cancellationToken) =>
        await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false);

    private static LspHover? Describe(Position position, DatasetState state, ClientProfile profile)
    {
        var lines = state.Analysis.Lines;
        var place = lines.FromPosition(position, profile.Encoding);
        var findings = state.FindingsOn(lines[place.Line])
            .Where(finding => finding.Span.Start <= place.Offset && place.Offset <= finding.Span.End)
            .ToList();
        return findings.Count == 0
            ? null
            : new LspHover
            {
                Contents = HoverText.Of(findings, !profile.ShowsMessagesOnHover, profile.TakesMarkdown),
                Range = lines.ToRange(place.Line, findings[0].Span, profile.Encoding),
            };
    }
}
