using System.Text.Json;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Mapping;

/// <summary>From the findings in a file on disk to diagnostics. Without fixes: no editor holds the text that they would change.</summary>
internal static class FileDiagnosticMapping
{
    /// <summary>The diagnostics of a file; reads again the lines that they lie on.</summary>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public static IReadOnlyList<Diagnostic> ToDiagnostics(FileAnalysis analysis, DocumentUri uri, ClientProfile profile)
    {
        var totals = Enum.GetValues<Severity>()
            .Select(severity => (Severity: severity, Count: analysis.CountOf(severity)))
            .Where(count => count.Count > 0)
            .ToDictionary(count => count.Severity, count => count.Count);

        // One place is kept for the diagnostic that says how many more there are.
        LocatedFinding[] selected = [.. analysis.Selected];
        var shown = totals.Values.Sum() <= DatasetState.MostShown
            ? new ShownFindings(selected, totals)
            : new ShownFindings(
                [.. selected.OrderBy(found => found.Finding.Severity).Take(DatasetState.MostShown - 1).OrderBy(found => found.Line)], totals);
        var places = new Places(analysis.Lines, profile.Encoding);
        var diagnostics = shown.Findings.Select(found => ToDiagnostic(found, places, uri, profile));
        return shown.Hidden.Count == 0
            ? [.. diagnostics]
            : [DiagnosticMapping.Summary(shown, places.RangeOf(0, new TextSpan(0, 1))), .. diagnostics];
    }

    private static Diagnostic ToDiagnostic(LocatedFinding found, Places places, DocumentUri uri, ClientProfile profile) => new()
    {
        Range = places.RangeOf(found.Line, found.Finding.Span),
        Severity = found.Finding.Severity.ToLsp(),
        Code = found.Finding.Rule.Id,
        Source = DiagnosticMapping.Source,
        Message = found.Finding.Message,
        RelatedInformation = profile.TakesRelatedInformation && found.Finding.Related.Count > 0
            ?
            [
                .. found.Finding.Related.Select(place => new DiagnosticRelatedInformation
                {
                    Location = new Location { Uri = uri, Range = places.RangeOf(place.LineId ?? found.Line, place.Span) },
                    Message = place.Message,
                }),
            ]
            : null,
        Data = JsonSerializer.SerializeToElement(new DiagnosticData { Rule = found.Finding.Rule.Id }, ServerJsonContext.Default.DiagnosticData),
    };

    /// <summary>Places in a file as an editor that opens it names them. Keeps the line asked for last.</summary>
    private sealed class Places(FileLines lines, PositionEncoding encoding)
    {
        private int _line = -1;
        private int _mark;
        private LineTable _text = LineTable.FromBytes(default);

        public LspRange RangeOf(int line, TextSpan span)
        {
            if (line != _line)
            {
                var content = lines.ContentOf(line);

                // Editors do not show a byte order mark, nor count it.
                _mark = line == 0 && content.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
                _text = LineTable.FromBytes(content[_mark..]);
                _line = line;
            }

            return new LspRange(PositionOf(span.Start), PositionOf(span.End));
        }

        private Position PositionOf(int offset)
        {
            var place = _text.ToEditor(new TextPosition(0, Math.Max(0, offset - _mark)), encoding);
            return new Position(_line + lines.CarriageReturnsBefore(_line) + place.Line, place.Character);
        }
    }
}
