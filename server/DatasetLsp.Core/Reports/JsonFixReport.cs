using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Reports;

/// <summary>The report for programs of what was mended, version 1: one JSON object on one line.</summary>
public sealed class JsonFixReport : IFixReport, IDisposable
{
    private const int Version = 1;

    private readonly Stream _target;
    private readonly Utf8JsonWriter _json;
    private readonly FindingTally _left = new();
    private int _mended;
    private int _changedFiles;

    /// <summary>Begins the report.</summary>
    /// <param name="target">Where it goes, in UTF-8; stays open.</param>
    public JsonFixReport(Stream target)
    {
        _target = target;
        _json = new Utf8JsonWriter(target, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteNumber("version"u8, Version);
        _json.WriteStartArray("files"u8);
    }

    /// <inheritdoc/>
    public void Add(string path, FileFix fix)
    {
        _left.Add(fix.Left);
        _mended += fix.Mended.Values.Sum();
        _changedFiles += fix.Changes.Count > 0 ? 1 : 0;
        _json.WriteStartObject();
        _json.WriteString("path"u8, path);
        Write("mended", fix.Mended);
        Write("left", fix.Left.Counts);
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <inheritdoc/>
    public void Finish()
    {
        _json.WriteEndArray();
        _json.WriteStartObject("summary"u8);
        _json.WriteNumber("files"u8, _left.Files);
        _json.WriteNumber("changed"u8, _changedFiles);
        _json.WriteNumber("mended"u8, _mended);
        _json.WriteStartObject("left"u8);
        _json.WriteNumber("errors"u8, _left.Errors);
        _json.WriteNumber("warnings"u8, _left.Warnings);
        _json.WriteNumber("information"u8, _left.Information);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _target.Write("\n"u8);
        _target.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Write(string name, IEnumerable<KeyValuePair<Rule, int>> counts)
    {
        _json.WriteStartObject(name);
        foreach (var (rule, count) in counts.Where(count => count.Value > 0).OrderBy(count => count.Key.Id, StringComparer.Ordinal))
        {
            _json.WriteNumber(rule.Id, count);
        }

        _json.WriteEndObject();
    }
}
