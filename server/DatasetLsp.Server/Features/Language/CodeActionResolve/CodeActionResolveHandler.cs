using System.Text.Json;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Features.Language.CodeAction;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;
using LspCodeAction = DatasetLsp.Protocol.Lsp.CodeAction;

namespace DatasetLsp.Server.Features.Language.CodeActionResolve;

/// <summary>Fills the edits into a code action that was chosen, made for the text as it is now.</summary>
internal sealed class CodeActionResolveHandler(ServerSession session) : IReadRequestHandler<LspCodeAction, Question<LspCodeAction>, LspCodeAction>
{
    /// <inheritdoc/>
    public RequestMethod<LspCodeAction, LspCodeAction> Method => LspMethods.CodeActionResolve;

    /// <inheritdoc/>
    public Question<LspCodeAction> Capture(LspCodeAction parameters)
    {
        var data = Read(parameters.Data);
        if (session.Documents.Dataset(new DocumentUri(data.Uri)) is not { } document || document.Identity.Number != data.Document)
        {
            throw Outdated();
        }

        return data.Line is null
            ? document.Worker.AskSettled(state => Fill(parameters, data, document.Identity, state))
            : document.Worker.Ask(state => Fill(parameters, data, document.Identity, state));
    }

    /// <inheritdoc/>
    public async ValueTask<LspCodeAction> ComputeAsync(Question<LspCodeAction> snapshot, LspCodeAction parameters, CancellationToken cancellationToken)
    {
        try
        {
            return await snapshot.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Outdated();
        }
    }

    private static CodeActionData Read(JsonElement? data)
    {
        try
        {
            return data?.Deserialize(ServerJsonContext.Default.CodeActionData) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new ResponseException(ErrorCode.InvalidParams, "codeAction/resolve: this code action is none of this server's, or lacks its `data`.");
        }
    }

    private static ResponseException Outdated() => new(ErrorCode.ContentModified, "The text has changed since this fix was offered.");

    private LspCodeAction Fill(LspCodeAction action, CodeActionData data, DocumentIdentity identity, DatasetState? state)
    {
        if (state is null)
        {
            throw Outdated();
        }

        var rule = data.Rule is null ? null : RuleCatalogue.Find(data.Rule);
        var edits = data.Line is null
            ? CodeActionEdits.OfAll(rule, state, session.Profile.Encoding)
            : OfOne(action, data, rule, state);
        return action with { Edit = EditMapping.ToWorkspaceEdit(edits, identity.Uri, state.Version, session.Profile) };
    }

    private IReadOnlyList<TextEdit> OfOne(LspCodeAction action, CodeActionData data, Rule? rule, DatasetState state)
    {
        if (state.Analysis.Lines.Find(data.Line!.Value) is not { } line)
        {
            throw Outdated();
        }

        // Another finding may have taken its number meanwhile; what its fix does tells them apart.
        var finding = state.FindingsOn(line).Where(finding => finding.Rule == rule).ElementAtOrDefault(data.Ordinal ?? 0);
        return finding?.Fix is { } fix && fix.Title == action.Title
            ? CodeActionEdits.Of(fix, state, line, session.Profile.Encoding)
            : throw Outdated();
    }
}
