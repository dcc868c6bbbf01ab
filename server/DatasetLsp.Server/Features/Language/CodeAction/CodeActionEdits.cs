using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Features.Language.CodeAction;

/// <summary>Works out what a code action does, when it is offered or when it is chosen.</summary>
internal static class CodeActionEdits
{
    /// <summary>The edits that mend one finding.</summary>
    public static IReadOnlyList<TextEdit> Of(Fix fix, DatasetState state, Line line, PositionEncoding encoding) =>
        EditMapping.ToEdits(fix, state.Analysis.Lines, state.Analysis.Lines.IndexOf(line.Id), encoding);

    /// <summary>The edits that mend all there is to mend without asking, of one rule or of all; the state must be settled.</summary>
    public static IReadOnlyList<TextEdit> OfAll(Rule? rule, DatasetState state, PositionEncoding encoding) =>
    [
        .. DatasetFixer.FixAll(state.Analysis, state.Settings, rule is null ? null : candidate => candidate == rule)
            .Select(mended => EditMapping.ToEdit(mended, state.Analysis.Lines, encoding)),
    ];
}
