using System.Text.Json;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Reports;
using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Mapping;

/// <summary>From findings to diagnostics.</summary>
internal static class DiagnosticMapping
{
    /// <summary>The <c>source</c> of all diagnostics.</summary>
    public const string Source = "dataset-lsp";

    // Bytes of new text; longer edits are fetched when somebody wants them.
    private const int LongestEdits = 4096;

    /// <summary>The diagnostics of a dataset.</summary>
    public static IReadOnlyList<Diagnostic> ToDiagnostics(ShownFindings shown, LineTable lines, DocumentUri uri, ClientProfile profile)
    {
        var diagnostics = shown.Findings.Select(found => ToDiagnostic(found, lines, uri, profile));
        return shown.Hidden.Count == 0 ? [.. diagnostics] : [Summary(shown, lines.ToRange(0, new TextSpan(0, Math.Min(1, lines[0].Content.Length)), profile.Encoding)), .. diagnostics];
    }

    /// <summary>The diagnostic that says what is not shown.</summary>
    public static Diagnostic Summary(ShownFindings shown, LspRange range)
    {
        var hidden = shown.Hidden.Values.Sum();
        return new Diagnostic
        {
            Range = range,
            Severity = DiagnosticSeverity.Information,
            Source = Source,
            Message = $"{CountText.Of(hidden, "more problem is", "more problems are")} not shown: {Describe(shown.Hidden)}. The whole file has {Describe(shown.Totals)}. Next Problem goes through all of them; `dataset-lsp check` lists them.",
        };
    }

    private static Diagnostic ToDiagnostic(LocatedFinding found, LineTable lines, DocumentUri uri, ClientProfile profile)
    {
        var (line, finding) = found;
        return new Diagnostic
        {
            Range = lines.ToRange(line, finding.Span, profile.Encoding),
            Severity = finding.Severity.ToLsp(),
            Code = finding.Rule.Id,
            Source = Source,
            Message = finding.Message,
            RelatedInformation = profile.TakesRelatedInformation ? Related(found, lines, uri, profile.Encoding) : null,
            Data = Data(finding, lines, line, profile.Encoding),
        };
    }

    private static string Describe(IReadOnlyDictionary<Severity, int> counts) => string.Join(
        ", ",
        counts.OrderBy(count => count.Key).Select(count => CountText.Of(count.Value, count.Key switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            Severity.Information => "note",
            _ => "hint",
        })));

    private static IReadOnlyList<DiagnosticRelatedInformation>? Related(LocatedFinding found, LineTable lines, DocumentUri uri, PositionEncoding encoding)
    {
        var related = new List<DiagnosticRelatedInformation>();
        foreach (var place in found.Finding.Related)
        {
            if ((place.LineId is { } id ? lines.IndexOf(id) : found.Line) is >= 0 and var line)
            {
                related.Add(new()
                {
                    Location = new Location { Uri = uri, Range = lines.ToRange(line, place.Span, encoding) },
                    Message = place.Message,
                });
            }
        }

        return related.Count == 0 ? null : related;
    }

    private static JsonElement Data(Finding finding, LineTable lines, int line, PositionEncoding encoding)
    {
        var fix = finding.Fix;
        return JsonSerializer.SerializeToElement(
            new DiagnosticData
            {
                Rule = finding.Rule.Id,
                Fix = fix is null
                    ? null
                    : new FixData
                    {
                        Title = fix.Title,
                        Certain = fix.IsCertain,
                        Edits = fix.Edits.Sum(edit => (long)edit.NewText.Length) > LongestEdits ? null : EditMapping.ToEdits(fix, lines, line, encoding),
                    },
            },
            ServerJsonContext.Default.DiagnosticData);
    }
}
