namespace DatasetLsp.Text;

/// <summary>What one edit did to the lines; lines whose bytes and break stayed the same are in neither list.</summary>
/// <param name="FirstLine">Index of the first line that differs, in the table before and after.</param>
/// <param name="Removed">The lines that were there.</param>
/// <param name="Added">The lines that are there now; one that was changed keeps its <see cref="Line.Id"/>.</param>
public sealed record LineTableChange(int FirstLine, IReadOnlyList<Line> Removed, IReadOnlyList<Line> Added);
