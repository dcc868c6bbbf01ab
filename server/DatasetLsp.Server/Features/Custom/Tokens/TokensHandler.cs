using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Reports;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Server.Features.Custom.Tokens;

/// <summary>Shows how a part is cut into tokens.</summary>
internal sealed class TokensHandler(ServerSession session) : IReadRequestHandler<TokensParams, Question<AskedPlace?>, TokensResult?>
{
    /// <summary>Most tokens given: more than a window shows of them.</summary>
    public const int Most = 4000;

    /// <inheritdoc/>
    public RequestMethod<TokensParams, TokensResult?> Method => CustomMethods.Tokens;

    /// <inheritdoc/>
    public Question<AskedPlace?> Capture(TokensParams parameters) => session.Documents.Dataset(parameters.TextDocument.Uri) is { } document
        ? document.Worker.Ask(state => state is null ? null : AskedPlace.At(parameters.Position, state, session.Profile.Encoding))
        : Question<AskedPlace?>.Answered(null);

    /// <inheritdoc/>
    public async ValueTask<TokensResult?> ComputeAsync(Question<AskedPlace?> snapshot, TokensParams parameters, CancellationToken cancellationToken)
    {
        if (await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false) is not { Settings.Tokens: { } counter } place
            || LineAnalyzer.Read(JsonTree.Parse(place.Content)) is not { } example
            || CutPiece.At(example, counter, place.Offset, Most) is not { } piece)
        {
            return null;
        }

        return new TokensResult
        {
            Range = place.ToRange(piece.Node.Span, session.Profile.Encoding),
            Count = piece.Count,
            IsExact = counter.IsExact && piece.Gaps == TokenGaps.None,
            First = piece.First,
            Tokens = [.. piece.Tokens.Select(token => new TokenPlace { Range = place.ToRange(token.Span, session.Profile.Encoding), Id = token.Id })],
            Note = Note(piece, counter),
        };
    }

    private static string? Note(CutPiece piece, TokenCounter counter)
    {
        var notes = new List<string>();
        if (counter.WhyEstimate is { } why)
        {
            notes.Add($"An estimate. {why}");
        }

        if (piece.Unwritten > 0)
        {
            notes.Add($"{CountText.Of(piece.Unwritten, "token has", "tokens have")} no place of their own: those of media, and of arguments that are JSON in a string.");
        }

        if (TokenSheet.Gaps(piece.Gaps) is { } gaps)
        {
            notes.Add($"Not counted in full: {gaps}.");
        }

        return notes.Count == 0 ? null : string.Join(" ", notes);
    }
}
