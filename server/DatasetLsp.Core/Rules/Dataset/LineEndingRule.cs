using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Line breaks of two kinds in one file, and carriage returns that end no line.</summary>
public sealed class LineEndingRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "line-ending";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Says, once a file, that some lines end with CR LF and others with LF; and finds carriage returns (CR) inside lines.",
        Why: """
            JSONL separates lines by LF; a CR before it is white space to JSON ([jsonlines.org](https://jsonlines.org)), so a file in
            which all lines end with CR LF is fine. Both kinds in one file mostly mean that it was pasted together, and make every
            line of a diff differ once a tool writes one kind only. Many programs take a CR alone for a line break, and so count
            other lines than the service does. (In the example the first line ends with CR LF and the second with LF, which no page can show.)
            """,
        Bad: "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"Hello\"}]}]}\r\n"
            + "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Bye\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"See you\"}]}]}\n"
            + "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Thanks\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"Any time\"}]}]}",
        Good: "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"Hello\"}]}]}\n"
            + "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Bye\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"See you\"}]}]}\n"
            + "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Thanks\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"Any time\"}]}]}",
        Fix: "Save the file with one kind of line break; editors show and change it in their status bar. The quick fix removes CRs inside a line.",
        SwitchOff: "When other tools own the file's line breaks.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        var crlf = index.Count(LineBreak.CarriageReturnLineFeed);
        var lf = index.Count(LineBreak.LineFeed);
        var mixed = -1;
        if (crlf > 0 && lf > 0)
        {
            var odd = crlf <= lf ? LineBreak.CarriageReturnLineFeed : LineBreak.LineFeed;
            mixed = lines.Ids.First(id => index.BreakOf(id) == odd);
        }

        foreach (var lineId in mixed < 0 && index.LoneCarriageReturns == 0 ? [] : lines.Ids)
        {
            if (lineId == mixed)
            {
                yield return ReportMixed(lines.Find(lineId)!, crlf, lf);
            }

            if (index.HasLoneCarriageReturn(lineId))
            {
                yield return ReportCarriageReturns(lines.Find(lineId)!);
            }
        }
    }

    private LineFinding ReportMixed(Line line, int crlf, int lf)
    {
        var last = line.FloorToCharacter(Math.Max(line.Content.Length - 1, 0));
        return new LineFinding(
            line.Id,
            new Finding(
                this,
                DefaultSeverity,
                TextSpan.FromBounds(last, line.Content.Length),
                $"Line breaks are mixed: {Lines(crlf)} with CR LF and {Lines(lf)} with LF. This is the first with {(line.Break == LineBreak.LineFeed ? "LF" : "CR LF")}. Save the file with one kind."));
    }

    private LineFinding ReportCarriageReturns(Line line) => new(
        line.Id,
        new Finding(
            this,
            DefaultSeverity,
            new TextSpan(Math.Max(0, line.Content.Span.IndexOf((byte)'\r')), Math.Min(1, line.Content.Length)),
            "There is a carriage return (CR) inside this line; many programs begin a new line there. Remove it.")
        {
            Fix = new Fix(line.LoneCarriageReturns == 1 ? "Remove the CR" : $"Remove the {line.LoneCarriageReturns} CRs", [.. Removals(line)], IsCertain: true),
        });

    private static string Lines(int count) => count == 1 ? "1 line ends" : $"{count} lines end";

    private static IEnumerable<ByteEdit> Removals(Line line)
    {
        for (var at = 0; at < line.Content.Length; at++)
        {
            if (line.Content.Span[at] == '\r')
            {
                yield return new ByteEdit(new TextSpan(at, 1), default);
            }
        }
    }
}
