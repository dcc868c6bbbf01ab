using System.Globalization;
using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;
using Hint = DatasetLsp.Protocol.Lsp.InlayHint;

namespace DatasetLsp.Server.Features.Language.InlayHint;

/// <summary>The number of tokens behind each example that an editor shows. Nothing is counted for it.</summary>
internal sealed class InlayHintHandler(ServerSession session) : IReadRequestHandler<InlayHintParams, Question<CountedLines?>, IReadOnlyList<Hint>?>
{
    /// <summary>Most hints at once: VS Code draws 1,500, and others ask for the whole file.</summary>
    public const int Most = 2000;

    /// <inheritdoc/>
    public RequestMethod<InlayHintParams, IReadOnlyList<Hint>?> Method => LspMethods.InlayHint;

    /// <inheritdoc/>
    public Question<CountedLines?> Capture(InlayHintParams parameters) =>
        session.Documents.Dataset(parameters.TextDocument.Uri) is { } document
            ? document.Worker.AskForHints(state => state is not null && session.PersonalSettings.WantsInlayHints ? Look(parameters.Range, state, document.Identity) : null)
            : Question<CountedLines?>.Answered(null);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Hint>?> ComputeAsync(Question<CountedLines?> snapshot, InlayHintParams parameters, CancellationToken cancellationToken)
    {
        if (await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false) is not { } counted)
        {
            return [];
        }

        return [.. counted.Examples.Select(example => ToHint(example, counted))];
    }

    private CountedLines Look(LspRange range, DatasetState state, DocumentIdentity identity)
    {
        var lines = state.Analysis.Lines;
        var index = state.Analysis.Index;
        var examples = new List<CountedLine>();
        var last = lines.FromPosition(range.End, session.Profile.Encoding).Line;
        for (var line = lines.FromPosition(range.Start, session.Profile.Encoding).Line; line <= last && examples.Count < Most; line++)
        {
            var id = lines[line].Id;
            if (index.TokensOf(id) is { } tokens)
            {
                examples.Add(new CountedLine(line, id, tokens, index.HasTokenGaps(id)));
            }
        }

        return new CountedLines(identity, lines, examples, state.Settings.Tokens is { IsExact: true });
    }

    private Hint ToHint(CountedLine example, CountedLines counted)
    {
        var about = counted.IsExact ? "" : "≈";
        var noun = example.Tokens == 1 ? "token" : "tokens";
        return new Hint
        {
            Position = counted.Lines.ToPosition(example.Line, counted.Lines[example.Line].Content.Length, session.Profile.Encoding),
            Label = string.Create(CultureInfo.InvariantCulture, $"{about}{example.Tokens:N0} {noun}{(example.HasGaps ? " + media" : "")}"),
            PaddingLeft = true,
            Data = JsonSerializer.SerializeToElement(
                new InlayHintData { Uri = counted.Identity.Uri.Value, Document = counted.Identity.Number, Line = example.LineId }, ServerJsonContext.Default.InlayHintData),
        };
    }
}
