using System.Globalization;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Reports;

/// <summary>The report for people: each finding with its place and the piece of the line that shows it, and a summary.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="columns">How wide excerpts may be, with all that stands before them.</param>
/// <param name="isQuiet">Whether to leave out excerpts, and everything where nothing was found.</param>
public sealed class TextReport(ReportWriter writer, int columns, bool isQuiet) : ICheckReport
{
    private readonly FindingTally _tally = new();
    private int _fixable;
    private bool _isFirst = true;

    /// <inheritdoc/>
    public void Add(CheckedFile file)
    {
        _tally.Add(file.Analysis);
        _fixable += file.Analysis.Certain;
        var shown = new Dictionary<Rule, int>();
        foreach (var found in file.Analysis.Selected)
        {
            shown[found.Finding.Rule] = shown.GetValueOrDefault(found.Finding.Rule) + 1;
            Separate();
            Write(file, found);
        }

        var hidden = file.Analysis.Counts.ToDictionary(count => count.Key, count => count.Value - shown.GetValueOrDefault(count.Key));
        if (hidden.Values.Sum() is > 0 and var more)
        {
            Separate();
            writer.Write($"{DisplayText.Safe(file.Path)}: ", TextRole.Place);
            writer.WriteLine($"{CountText.Of(more, "more finding")} not shown ({CountText.ByRule(hidden)}); --max-diagnostics 0 shows all.");
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        if (isQuiet && _tally.All == 0)
        {
            return;
        }

        Separate();
        writer.Write($"{CountText.Of(_tally.Files, "file")}, {CountText.Of(_tally.Examples, "example")}{Tokens()}: ");
        writer.WriteLine($"{_tally.Describe()}.", _tally switch
        {
            { All: 0 } => TextRole.Good,
            _ => RoleOf(_tally.Gravest),
        });
        if (_fixable > 0)
        {
            writer.WriteLine($"`dataset-lsp fix` mends {_fixable.ToString("N0", CultureInfo.InvariantCulture)} of them.", TextRole.Faint);
        }
    }

    private static TextRole RoleOf(Severity severity) => severity switch
    {
        Severity.Error => TextRole.Error,
        Severity.Warning => TextRole.Warning,
        _ => TextRole.Information,
    };

    private string Tokens() =>
        _tally.Tokens is { } tokens ? $", {(_tally.IsEstimate ? "≈" : "")}{tokens.ToString("N0", CultureInfo.InvariantCulture)} tokens" : "";

    private void Separate()
    {
        if (!_isFirst && !isQuiet)
        {
            writer.WriteLine();
        }

        _isFirst = false;
    }

    private void Write(CheckedFile file, LocatedFinding found)
    {
        var (lineIndex, finding) = found;
        var lines = file.Analysis.Lines;
        var text = lines.Find(lines.IdAt(lineIndex))!;
        var place = ReportPlace.Of(text, lineIndex, finding.Span);
        var role = RoleOf(finding.Severity);
        writer.Write($"{DisplayText.Safe(file.Path)}:{place}: ", TextRole.Place);
        writer.Write($"{finding.Severity.ToName()} {finding.Rule.Id}: ", role);
        writer.WriteLine(DisplayText.Safe(finding.Message));
        if (isQuiet)
        {
            return;
        }

        var number = place.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        var excerpt = Excerpt.Of(text, finding.Span, Math.Max(columns - number.Length - 4, 20));
        writer.Write($" {number} | ", TextRole.Faint);
        writer.WriteLine(excerpt.Text);
        writer.Write($" {gutter} | ", TextRole.Faint);
        writer.WriteLine(excerpt.Marker, role);
        foreach (var related in finding.Related)
        {
            if ((related.LineId is { } id ? lines.Find(id) : text) is { } line)
            {
                writer.Write($" {gutter} = ", TextRole.Faint);
                writer.Write($"{DisplayText.Safe(file.Path)}:{ReportPlace.Of(line, lines.IndexOf(line.Id), related.Span)}: ", TextRole.Place);
                writer.WriteLine(DisplayText.Safe(related.Message));
            }
        }
    }
}
