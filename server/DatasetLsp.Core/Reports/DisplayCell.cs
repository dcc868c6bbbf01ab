namespace DatasetLsp.Core.Reports;

/// <summary>A character as a terminal may show it.</summary>
/// <param name="Text">What to print.</param>
/// <param name="Width">Columns that takes.</param>
/// <param name="Start">The character's first byte.</param>
internal readonly record struct DisplayCell(string Text, int Width, int Start);
