using DatasetLsp.Text;

namespace DatasetLsp.Core.Reports;

/// <summary>A place as reports name it: lines and columns from 1, a column in UTF-16 code units, the end exclusive.</summary>
/// <param name="Line">The line it begins and ends on.</param>
/// <param name="Column">Where it begins.</param>
/// <param name="EndColumn">The column after its last.</param>
public readonly record struct ReportPlace(int Line, int Column, int EndColumn)
{
    /// <summary>The place of a span.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="line">Index of the line, from 0.</param>
    /// <param name="span">Bytes of that line.</param>
    public static ReportPlace Of(LineTable lines, int line, TextSpan span) => Of(lines[line], line, span);

    /// <summary>The place of a span in a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="line">Its index, from 0.</param>
    /// <param name="span">Bytes of it.</param>
    public static ReportPlace Of(Line text, int line, TextSpan span) =>
        new(line + 1, text.CountUtf16(0, span.Start) + 1, text.CountUtf16(0, span.End) + 1);

    /// <summary>The place of a span that counts from the start of a whole text.</summary>
    public static ReportPlace InText(LineTable lines, TextSpan span)
    {
        var line = 0;
        var start = 0;
        while (line + 1 < lines.Count && start + LengthOf(lines[line]) <= span.Start)
        {
            start += LengthOf(lines[line++]);
        }

        return Of(lines, line, span with { Start = span.Start - start });
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";

    private static int LengthOf(Line line) => line.Content.Length + line.Break.ToBytes().Length;
}
