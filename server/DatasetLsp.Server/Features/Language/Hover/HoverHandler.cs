using DatasetLsp.Core.Reports;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;
using LspHover = DatasetLsp.Protocol.Lsp.Hover;

namespace DatasetLsp.Server.Features.Language.Hover;

/// <summary>What is wrong at a place, why it matters, and what to do; and how many tokens the part and the example have.</summary>
internal sealed class HoverHandler(ServerSession session) : IReadRequestHandler<HoverParams, Question<AskedPlace?>, LspHover?>
{
    /// <inheritdoc/>
    public RequestMethod<HoverParams, LspHover?> Method => LspMethods.Hover;

    /// <inheritdoc/>
    public Question<AskedPlace?> Capture(HoverParams parameters) => session.Documents.Dataset(parameters.TextDocument.Uri) is { } document
        ? document.Worker.Ask(state => state is null ? null : AskedPlace.At(parameters.Position, state, session.Profile.Encoding))
        : Question<AskedPlace?>.Answered(null);

    /// <inheritdoc/>
    public async ValueTask<LspHover?> ComputeAsync(Question<AskedPlace?> snapshot, HoverParams parameters, CancellationToken cancellationToken)
    {
        if (await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false) is not { } place)
        {
            return null;
        }

        // Counting a long line takes a while, for which no edit has to wait.
        var sheet = TokenSheet.Of(place.Content, place.Settings);
        if (place.Findings.Count == 0 && sheet is null)
        {
            return null;
        }

        var piece = sheet?.At(place.Offset);
        var span = place.Findings.Count > 0 ? place.Findings[0].Span : piece?.Node.Span;
        return new LspHover
        {
            Contents = HoverText.Of(place.Findings, sheet?.Describe(piece), !session.Profile.ShowsMessagesOnHover, session.Profile.TakesMarkdown),
            Range = span is { } shown ? place.ToRange(shown, session.Profile.Encoding) : null,
        };
    }
}
