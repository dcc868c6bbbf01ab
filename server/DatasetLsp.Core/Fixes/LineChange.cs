using DatasetLsp.Text;

namespace DatasetLsp.Core.Fixes;

/// <summary>A line before and after.</summary>
/// <param name="Index">Its index before, from 0.</param>
/// <param name="Before">The line as it was.</param>
/// <param name="After">What stands in its place; several lines where it was cut, none where it was removed.</param>
public sealed record LineChange(int Index, Line Before, IReadOnlyList<Line> After);
