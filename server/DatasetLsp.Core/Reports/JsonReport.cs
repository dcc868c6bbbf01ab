using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Reports;

/// <summary>
/// The report for programs, version 1: one JSON object on one line. A finding is <c>fixable</c> where there is a fix, and <c>certain</c>
/// where <c>dataset-lsp fix</c> makes it without asking.
/// </summary>
public sealed class JsonReport : ICheckReport, IDisposable
{
    private const int Version = 1;

    // The writer keeps all that it was given until it is told to pass it on.
    private const int MostPending = 64 * 1024;

    private readonly Stream _target;
    private readonly Utf8JsonWriter _json;
    private readonly FindingTally _tally = new();

    /// <summary>Begins the report.</summary>
    /// <param name="target">Where it goes, in UTF-8; stays open.</param>
    /// <param name="model">The model that the first file is checked for; each file names its own.</param>
    public JsonReport(Stream target, string model)
    {
        _target = target;
        _json = new Utf8JsonWriter(target, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteNumber("version"u8, Version);
        _json.WriteString("model"u8, model);
        _json.WriteStartArray("files"u8);
    }

    /// <inheritdoc/>
    public void Add(CheckedFile file)
    {
        var analysis = file.Analysis;
        _tally.Add(analysis);
        _json.WriteStartObject();
        _json.WriteString("path"u8, file.Path);
        _json.WriteString("model"u8, file.Settings.Model);
        _json.WriteString("format"u8, analysis.Format.Id);
        _json.WriteNumber("examples"u8, analysis.Examples);
        WriteTokens(analysis.Tokens);
        _json.WriteString("tokenCount"u8, analysis.TokenCount.ToName());
        _json.WriteStartObject("counts"u8);
        foreach (var (rule, count) in analysis.Counts.OrderBy(count => count.Key.Id, StringComparer.Ordinal))
        {
            _json.WriteNumber(rule.Id, count);
        }

        _json.WriteEndObject();
        _json.WriteStartArray("diagnostics"u8);
        try
        {
            foreach (var found in analysis.Selected)
            {
                Write(file, found);
                if (_json.BytesPending > MostPending)
                {
                    _json.Flush();
                }
            }
        }
        finally
        {
            // Findings are made again from the file, which may be out of reach by now; the report stays JSON.
            _json.WriteEndArray();
            _json.WriteEndObject();
            _json.Flush();
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _json.WriteEndArray();
        _json.WriteStartObject("summary"u8);
        _json.WriteNumber("errors"u8, _tally.Errors);
        _json.WriteNumber("warnings"u8, _tally.Warnings);
        _json.WriteNumber("information"u8, _tally.Information);
        _json.WriteNumber("examples"u8, _tally.Examples);
        WriteTokens(_tally.Tokens);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _target.Write("\n"u8);
        _target.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void WriteTokens(long? tokens)
    {
        if (tokens is { } number)
        {
            _json.WriteNumber("tokens"u8, number);
        }
        else
        {
            _json.WriteNull("tokens"u8);
        }
    }

    private void Write(CheckedFile file, LocatedFinding found)
    {
        var (line, finding) = found;
        var lines = file.Analysis.Lines;
        var text = lines.Find(lines.IdAt(line))!;
        var place = ReportPlace.Of(text, line, finding.Span);
        var relatedLines = finding.Related.Select(related => related.LineId is { } id ? lines.Find(id) : text).ToList();
        _json.WriteStartObject();
        _json.WriteString("rule"u8, finding.Rule.Id);
        _json.WriteString("severity"u8, finding.Severity.ToName());
        _json.WriteString("message"u8, finding.Message);
        _json.WriteNumber("line"u8, place.Line);
        _json.WriteNumber("column"u8, place.Column);
        _json.WriteNumber("endLine"u8, place.Line);
        _json.WriteNumber("endColumn"u8, place.EndColumn);
        _json.WriteStartArray("related"u8);
        foreach (var (related, relatedLine) in finding.Related.Zip(relatedLines))
        {
            Write(file, related, relatedLine);
        }

        _json.WriteEndArray();
        _json.WriteBoolean("fixable"u8, finding.Fix is not null);
        _json.WriteBoolean("certain"u8, finding.Fix is { IsCertain: true });
        _json.WriteEndObject();
    }

    private void Write(CheckedFile file, RelatedPlace related, Line? line)
    {
        if (line is null)
        {
            return;
        }

        var place = ReportPlace.Of(line, file.Analysis.Lines.IndexOf(line.Id), related.Span);
        _json.WriteStartObject();
        _json.WriteString("path"u8, file.Path);
        _json.WriteNumber("line"u8, place.Line);
        _json.WriteNumber("column"u8, place.Column);
        _json.WriteString("message"u8, related.Message);
        _json.WriteEndObject();
    }
}
