using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Features.Language.InlayHint;

/// <summary>Examples and their tokens.</summary>
/// <param name="Identity">Whose they are.</param>
/// <param name="Lines">The text.</param>
/// <param name="Examples">In order.</param>
/// <param name="IsExact">Whether the numbers are those of the model's own vocabulary.</param>
internal sealed record CountedLines(DocumentIdentity Identity, LineTable Lines, IReadOnlyList<CountedLine> Examples, bool IsExact);
