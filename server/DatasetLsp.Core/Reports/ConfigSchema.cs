using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Reports;

/// <summary>The JSON Schema (2020-12) of <c>datasetlsp.json</c>, with which editors complete and check it.</summary>
public static class ConfigSchema
{
    /// <summary>The schema: what <see cref="ConfigReader"/> takes.</summary>
    public static string Text()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", TeamConfig.FileName);
        json.WriteString("description", "What a team expects of its training data, in every editor and every pull request.");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        Described(json, "$schema", "This schema.", "string");
        Model(json);
        json.WriteStartObject("epochs");
        json.WriteString("description", "How often a tuning job is to go through the data: what costs are reckoned with. The service chooses where this is left out.");
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", 1);
        json.WriteNumber("maximum", ConfigReader.MostEpochs);
        json.WriteEndObject();
        Tokenizers(json);
        json.WriteStartObject("rules");
        json.WriteString("$ref", "#/$defs/rules");
        json.WriteEndObject();
        Datasets(json);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("$defs");
        Severities(json);
        Rules(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Described(Utf8JsonWriter json, string name, string description, string type)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    private static void Model(Utf8JsonWriter json)
    {
        json.WriteStartObject("model");
        json.WriteString("description", "The model to be tuned.");
        json.WriteString("default", AnalysisSettings.DefaultModel);
        json.WriteStartArray("enum");
        foreach (var model in ModelCatalogue.Choices)
        {
            foreach (var name in model.Names)
            {
                json.WriteStringValue(name);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Tokenizers(Utf8JsonWriter json)
    {
        json.WriteStartObject("tokenizers");
        json.WriteString("description", "Files of vocabularies that do not come with this program, or are to be used instead of those that do: a tokenizer.json or a tokenizer.model (SentencePiece), relative to this file.");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var name in ModelCatalogue.Vocabularies)
        {
            Described(json, name, $"The vocabulary of {string.Join(", ", ModelCatalogue.All.Where(model => model.Tokenizer?.Value == name).Select(model => model.Name))}.", "string");
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void Datasets(Utf8JsonWriter json)
    {
        json.WriteStartObject("datasets");
        json.WriteString("description", "What holds for some files only. Where two sections name a file, the later one wins.");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        json.WriteStartObject("files");
        json.WriteString("description", "Globs, relative to this file: * within a name, ** for any folders; one that begins with ! excludes.");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteString("pattern", @"^!?[^!?{}\[\]][^?{}\[\]]*$");
        json.WriteEndObject();
        json.WriteStartObject("contains");
        json.WriteString("pattern", "^[^!]");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("rules");
        json.WriteString("$ref", "#/$defs/rules");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("required");
        json.WriteStringValue("files");
        json.WriteEndArray();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Severities(Utf8JsonWriter json)
    {
        json.WriteStartObject("severity");
        json.WriteStartArray("enum");
        foreach (var name in SeverityNames.All)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("rule");
        SeverityOrObject(json, []);
        json.WriteEndObject();
    }

    private static void SeverityOrObject(Utf8JsonWriter json, IReadOnlyList<RuleOption> options)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        json.WriteString("$ref", "#/$defs/severity");
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        json.WriteStartObject("severity");
        json.WriteString("$ref", "#/$defs/severity");
        json.WriteEndObject();
        foreach (var option in options)
        {
            json.WriteStartObject(option.Name);
            json.WriteString("description", option.Description);
            json.WriteString("type", "number");
            json.WriteNumber("minimum", option.Minimum);
            json.WriteNumber("default", option.Default);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Rules(Utf8JsonWriter json)
    {
        json.WriteStartObject("rules");
        json.WriteString("description", "How grave the findings of each rule are; `off` switches it off.");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var rule in RuleCatalogue.All)
        {
            json.WriteStartObject(rule.Id);
            json.WriteString("description", rule.Documentation.Summary);
            json.WriteString("default", rule.DefaultSeverity.ToName());
            if (rule.Options.Count == 0)
            {
                json.WriteString("$ref", "#/$defs/rule");
            }
            else
            {
                SeverityOrObject(json, rule.Options);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }
}
