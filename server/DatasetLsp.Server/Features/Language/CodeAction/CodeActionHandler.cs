using System.Text.Json;
using DatasetLsp.Core.Operations;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;
using LspCodeAction = DatasetLsp.Protocol.Lsp.CodeAction;
using LspDiagnostic = DatasetLsp.Protocol.Lsp.Diagnostic;

namespace DatasetLsp.Server.Features.Language.CodeAction;

/// <summary>The fixes on offer in a range, from what is known of its lines now.</summary>
internal sealed class CodeActionHandler(ServerSession session)
    : IReadRequestHandler<CodeActionParams, Question<IReadOnlyList<LspCodeAction>?>, IReadOnlyList<LspCodeAction>?>
{
    /// <summary>The kind of the action that mends the whole file, so that it can be asked for on save by name.</summary>
    public const string FixAllKind = "source.fixAll.datasetLsp";

    // A menu that is longer helps nobody; who selects the whole file wants the action for the whole file.
    private const int MostQuickFixes = 100;

    /// <inheritdoc/>
    public RequestMethod<CodeActionParams, IReadOnlyList<LspCodeAction>?> Method => LspMethods.CodeAction;

    /// <inheritdoc/>
    public Question<IReadOnlyList<LspCodeAction>?> Capture(CodeActionParams parameters)
    {
        if (!session.Profile.TakesCodeActions || session.Documents.Dataset(parameters.TextDocument.Uri) is not { } document)
        {
            return Question<IReadOnlyList<LspCodeAction>?>.Answered(null);
        }

        // Editors ask at each move of the cursor; only who asks for all fixes, or who gets edits at once, must wait for the whole file.
        var offers = new Offers(document.Identity, parameters, session.Profile);
        return offers.WantsFixAll || !session.Profile.ResolvesEdits
            ? document.Worker.AskSettled(offers.Make)
            : document.Worker.Ask(offers.Make);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LspCodeAction>?> ComputeAsync(
        Question<IReadOnlyList<LspCodeAction>?> snapshot, CodeActionParams parameters, CancellationToken cancellationToken) =>
        await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Makes the answer to one request.</summary>
    private sealed class Offers(DocumentIdentity identity, CodeActionParams parameters, ClientProfile profile)
    {
        private readonly List<LspCodeAction> _actions = [];

        private bool WantsQuickFixes { get; } = Wants(parameters.Context, CodeActionKind.QuickFix);

        /// <summary>What is asked for at a move of the cursor is shown at the cursor; an action on the whole file has no place there.</summary>
        public bool WantsFixAll { get; } = Wants(parameters.Context, FixAllKind)
            && (parameters.Context.Only is not null || parameters.Context.TriggerKind != CodeActionTriggerKind.Automatic);

        public IReadOnlyList<LspCodeAction>? Make(DatasetState? state)
        {
            if (state is null)
            {
                return null;
            }

            if (WantsQuickFixes)
            {
                AddQuickFixes(state);
                AddConversion(state);
            }

            if (WantsFixAll && state.CertainFixes.Count > 0)
            {
                Add(state, "Fix all problems in this file that need no decision", FixAllKind, Data(state), () => CodeActionEdits.OfAll(null, state, profile.Encoding));
            }

            return _actions;
        }

        private static bool Wants(CodeActionContext context, string kind) =>
            context.Only is not { } only || only.Any(wanted => wanted.Length == 0 || kind == wanted || kind.StartsWith(wanted + ".", StringComparison.Ordinal));

        private void AddQuickFixes(DatasetState state)
        {
            var lines = state.Analysis.Lines;
            var start = lines.FromPosition(parameters.Range.Start, profile.Encoding);
            var end = lines.FromPosition(parameters.Range.End, profile.Encoding);
            var rules = new HashSet<Rule>();
            for (var index = start.Line; index <= end.Line && _actions.Count < MostQuickFixes; index++)
            {
                var line = lines[index];
                var fixable = state.FindingsOn(line).Where(finding => finding.Fix is not null).ToList();
                var range = TextSpan.FromBounds(index == start.Line ? start.Offset : 0, index == end.Line ? end.Offset : line.Content.Length);

                // A cursor that stands beside all of them still stands on the example that they are about.
                var meant = fixable.Exists(finding => finding.Span.Touches(range)) ? fixable.Where(finding => finding.Span.Touches(range)) : fixable;
                foreach (var finding in meant)
                {
                    var ordinal = state.FindingsOn(line).Where(other => other.Rule == finding.Rule).ToList().IndexOf(finding);
                    var data = Data(state) with { Rule = finding.Rule.Id, Line = line.Id, Ordinal = ordinal };
                    Add(
                        state,
                        finding.Fix!.Title,
                        CodeActionKind.QuickFix,
                        data,
                        () => CodeActionEdits.Of(finding.Fix, state, line, profile.Encoding),
                        Shown(finding, lines.ToRange(index, finding.Span, profile.Encoding)),
                        finding.Fix.IsCertain);
                    if (finding.Fix.IsCertain)
                    {
                        rules.Add(finding.Rule);
                    }
                }
            }

            foreach (var rule in rules.OrderBy(rule => rule.Id, StringComparer.Ordinal))
            {
                if (state.CertainFixes.GetValueOrDefault(rule) is >= 2 and var count)
                {
                    Add(
                        state,
                        $"Fix all {count} `{rule.Id}` problems in this file",
                        CodeActionKind.QuickFix,
                        Data(state) with { Rule = rule.Id },
                        () => CodeActionEdits.OfAll(rule, state, profile.Encoding));
                }
            }
        }

        /// <summary>Made at once: what few lines become costs less to say than to ask for again.</summary>
        private void AddConversion(DatasetState state)
        {
            var lines = state.Analysis.Lines;
            var first = lines.FromPosition(parameters.Range.Start, profile.Encoding).Line;
            var last = lines.FromPosition(parameters.Range.End, profile.Encoding).Line;
            var edits = Conversion.Of(lines, first, last, profile.Encoding);
            if (edits.Count == 0 || _actions.Exists(action => action.Title == ConvertToGemini.Title))
            {
                return;
            }

            _actions.Add(new LspCodeAction
            {
                Title = edits.Count == 1 ? ConvertToGemini.Title : $"Write these {edits.Count} examples in Gemini's format",
                Kind = CodeActionKind.QuickFix,
                Edit = EditMapping.ToWorkspaceEdit(edits, identity.Uri, state.Version, profile),
            });
        }

        private CodeActionData Data(DatasetState state) => new() { Uri = identity.Uri.Value, Document = identity.Number, Version = state.Version };

        /// <summary>The client's own diagnostic for a finding, if it sent it along.</summary>
        private IReadOnlyList<LspDiagnostic>? Shown(Finding finding, LspRange range)
        {
            LspDiagnostic[] shown =
            [
                .. parameters.Context.Diagnostics.Where(diagnostic =>
                    diagnostic.Source == DiagnosticMapping.Source
                    && diagnostic.Code == (IntegerOrString)finding.Rule.Id
                    && diagnostic.Range == range
                    && diagnostic.Message.Text == finding.Message),
            ];
            return shown.Length == 0 ? null : shown;
        }

        private void Add(
            DatasetState state,
            string title,
            string kind,
            CodeActionData data,
            Func<IReadOnlyList<TextEdit>> edits,
            IReadOnlyList<LspDiagnostic>? diagnostics = null,
            bool isPreferred = false) =>
            _actions.Add(new LspCodeAction
            {
                Title = title,
                Kind = kind,
                Diagnostics = diagnostics,
                IsPreferred = isPreferred ? true : null,
                Edit = profile.ResolvesEdits ? null : EditMapping.ToWorkspaceEdit(edits(), identity.Uri, state.Version, profile),
                Data = profile.ResolvesEdits ? JsonSerializer.SerializeToElement(data, ServerJsonContext.Default.CodeActionData) : null,
            });
    }
}
