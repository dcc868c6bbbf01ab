using System.Text.Json;
using DatasetLsp.Core.Reports;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Features.Language.Hover;
using DatasetLsp.Server.Features.Language.InlayHint;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;
using Hint = DatasetLsp.Protocol.Lsp.InlayHint;

namespace DatasetLsp.Server.Features.Language.InlayHintResolve;

/// <summary>Says more of a hint that a person points at: who has how many of the tokens.</summary>
internal sealed class InlayHintResolveHandler(ServerSession session) : IReadRequestHandler<Hint, Question<AskedPlace?>, Hint>
{
    /// <inheritdoc/>
    public RequestMethod<Hint, Hint> Method => LspMethods.InlayHintResolve;

    /// <inheritdoc/>
    public Question<AskedPlace?> Capture(Hint parameters) =>
        Read(parameters.Data) is { } data
        && session.Documents.Dataset(new DocumentUri(data.Uri)) is { } document
        && document.Identity.Number == data.Document
            ? document.Worker.Ask(state => state is { Analysis.Lines: var lines } && lines.IndexOf(data.Line) is >= 0 and var line
                ? new AskedPlace(lines, line, 0, [], state.Settings)
                : null)
            : Question<AskedPlace?>.Answered(null);

    /// <inheritdoc/>
    public async ValueTask<Hint> ComputeAsync(Question<AskedPlace?> snapshot, Hint parameters, CancellationToken cancellationToken) =>
        await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false) is { } place
        && TokenSheet.Of(place.Content, place.Settings) is { } sheet
            ? parameters with { Tooltip = HoverText.ToContent(sheet.Describe(null), session.Profile.TakesMarkdown) }
            : parameters;

    private static InlayHintData? Read(JsonElement? data)
    {
        try
        {
            return data?.Deserialize(ServerJsonContext.Default.InlayHintData);
        }
        catch (JsonException)
        {
            // None of ours: there is nothing to add to it.
            return null;
        }
    }
}
