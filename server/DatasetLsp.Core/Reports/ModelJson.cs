using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Reports;

/// <summary>The models for programs: one JSON object on one line.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="today">The day it is.</param>
public sealed class ModelJson(Stream output, DateOnly today)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what the list says of each model, values only.</summary>
    public void WriteAll()
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("default", ModelCatalogue.Default.Id);
            json.WriteStartArray("models");
            foreach (var model in ModelCatalogue.All)
            {
                json.WriteStartObject();
                Head(json, model);
                Summary(json, model);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes all that is known of one model: what its file says, each value with its source.</summary>
    public void WriteOne(ModelInfo model)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            Head(json, model);
            Members(json, ModelCatalogue.FileOf(model), member =>
            {
                if (member is { Name: "media" } && model.Media is { } media)
                {
                    json.WriteStartObject("media");
                    Members(json, ModelCatalogue.FileOf(media), each => each.WriteTo(json));
                    json.WriteEndObject();
                }
                else if (member.Name is not ("id" or "name" or "kind"))
                {
                    member.WriteTo(json);
                }
            });
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static TokenCount Sureness(ModelInfo model) =>
        model.Kind == ModelKind.Other || TokenCounter.For(model) is not { } counter ? TokenCount.None
        : counter.IsExact ? TokenCount.Exact
        : TokenCount.Estimate;

    private static void Members(Utf8JsonWriter json, ReadOnlyMemory<byte> file, Action<JsonProperty> write)
    {
        using var document = JsonDocument.Parse(file);
        foreach (var member in document.RootElement.EnumerateObject().Where(member => member.Name != "$schema"))
        {
            write(member);
        }
    }

    private static void Summary(Utf8JsonWriter json, ModelInfo model)
    {
        Number("tokensPerExample", model.Limits.TokensPerExample?.Value);
        Text("tokenizer", model.Tokenizer?.Value);
        Number("trainingPricePerMillionTokens", model.TrainingPricePerMillionTokens?.Value);
        json.WriteStartArray("adapterSizes");
        foreach (var size in model.AdapterSizes?.Value ?? [])
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("methods");
        foreach (var method in model.Methods.Names)
        {
            json.WriteStringValue(method);
        }

        json.WriteEndArray();
        Text("retirement", model.Retirement is { } retirement ? ModelSheet.Day(retirement.Value) : null);
        Text("successor", model.Successor);
        Text("unsuitable", model.Unsuitable?.Value);

        void Number(string name, double? value)
        {
            json.WritePropertyName(name);
            if (value is { } number)
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        void Text(string name, string? value) => json.WriteString(name, value);
    }

    private void Head(Utf8JsonWriter json, ModelInfo model)
    {
        json.WriteString("id", model.Id);
        json.WriteString("name", model.Name);
        json.WriteString("kind", model.Kind switch { ModelKind.Google => "google", ModelKind.Open => "open", _ => "other" });
        json.WriteBoolean("isDefault", model.IsDefault);
        json.WriteBoolean("isRetired", model.IsRetired(today));
        json.WriteString("tokenCount", Sureness(model).ToName());
    }
}
