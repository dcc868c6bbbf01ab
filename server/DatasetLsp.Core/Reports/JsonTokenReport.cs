using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Reports;

/// <summary>The report for programs of the tokens of files, version 1: one JSON object on one line. Money is in US$.</summary>
public sealed class JsonTokenReport : IDisposable
{
    private const int Version = 1;

    private readonly Stream _target;
    private readonly Utf8JsonWriter _json;

    /// <summary>Begins the report.</summary>
    /// <param name="target">Where it goes, in UTF-8; stays open.</param>
    public JsonTokenReport(Stream target)
    {
        _target = target;
        _json = new Utf8JsonWriter(target, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteNumber("version"u8, Version);
        _json.WriteStartArray("files"u8);
    }

    /// <summary>Says what was counted of one file.</summary>
    /// <param name="path">Its path, as reports name it.</param>
    /// <param name="totals">What was counted.</param>
    public void Add(string path, TokenTotals totals)
    {
        _json.WriteStartObject();
        _json.WriteString("path"u8, path);
        Write(totals);
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <summary>Ends the report; nothing may follow.</summary>
    /// <param name="totals">The same of all files together, by model.</param>
    public void Finish(IEnumerable<TokenTotals> totals)
    {
        _json.WriteEndArray();
        _json.WriteStartArray("models"u8);
        foreach (var model in totals)
        {
            _json.WriteStartObject();
            Write(model);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _target.Write("\n"u8);
        _target.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Write(TokenTotals totals)
    {
        var counter = totals.Settings.Tokens!;
        _json.WriteString("model"u8, totals.Settings.Model);
        _json.WriteNumber("examples"u8, totals.Examples);
        WriteOrNull("tokens", totals.Examples > 0 ? totals.Tokens : null);
        _json.WriteString("tokenCount"u8, totals.Count.ToName());
        _json.WriteString("vocabulary"u8, counter.Vocabulary);
        if (counter.WhyEstimate is { } why)
        {
            _json.WriteString("estimate"u8, why);
        }

        _json.WriteStartObject("roles"u8);
        foreach (var (voice, tokens) in totals.ByVoice)
        {
            _json.WriteNumber(voice.ToName(), tokens);
        }

        _json.WriteEndObject();
        WriteSpread(totals.Spread);
        WriteOrNull("limit", totals.Limit);
        _json.WriteNumber("aboveLimit"u8, totals.AboveLimit);
        _json.WriteNumber("trainingTokensPerEpoch"u8, totals.Trained);
        WriteCost(totals);
        WriteOrNull("epochs", totals.Settings.Epochs);
        _json.WriteStartObject("notCounted"u8);
        _json.WriteStartObject("lines"u8);
        foreach (var (rule, lines) in totals.Uncounted)
        {
            _json.WriteNumber(rule, lines);
        }

        _json.WriteEndObject();
        _json.WriteStartObject("examples"u8);
        foreach (var (gap, examples) in totals.Gaps)
        {
            _json.WriteNumber(gap.ToName(), examples);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteSpread(TokenSpread? spread)
    {
        if (spread is null)
        {
            _json.WriteNull("perExample"u8);
            return;
        }

        _json.WriteStartObject("perExample"u8);
        _json.WriteNumber("min"u8, spread.Least);
        _json.WriteNumber("median"u8, spread.Median);
        _json.WriteNumber("mean"u8, Math.Round(spread.Mean, 1));
        _json.WriteNumber("p95"u8, spread.Percentile95);
        _json.WriteNumber("max"u8, spread.Most);
        _json.WriteEndObject();
    }

    private void WriteCost(TokenTotals totals)
    {
        if (totals.CostPerEpoch is not { } cost || totals.Settings.ModelInfo?.TrainingPricePerMillionTokens is not { } price)
        {
            _json.WriteNull("costPerEpoch"u8);
            return;
        }

        _json.WriteStartObject("costPerEpoch"u8);
        _json.WriteNumber("usd"u8, Math.Round(cost, 6));
        _json.WriteNumber("pricePerMillionTokens"u8, price.Value);
        _json.WriteString("certainty"u8, price.Certainty switch
        {
            Certainty.Official => "official",
            Certainty.SourceCode => "source-code",
            Certainty.Conflicting => "conflicting",
            Certainty.ThirdParty => "third-party",
            _ => "unverified",
        });
        _json.WriteString("source"u8, price.Source);
        _json.WriteString("date"u8, price.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        _json.WriteEndObject();
    }

    private void WriteOrNull(string name, long? number)
    {
        if (number is { } known)
        {
            _json.WriteNumber(name, known);
        }
        else
        {
            _json.WriteNull(name);
        }
    }
}
