using DatasetLsp.Core.Analysis;

namespace DatasetLsp.Server.Session;

/// <summary>The findings that the editor gets.</summary>
/// <param name="Findings">In order of place.</param>
/// <param name="Hidden">How many more there are in the file.</param>
internal sealed record ShownFindings(IReadOnlyList<LocatedFinding> Findings, int Hidden)
{
    /// <summary>Nothing was found.</summary>
    public static ShownFindings None { get; } = new([], 0);
}
