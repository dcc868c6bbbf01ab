using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>
/// Random datasets and random damage, from a fixed seed. <c>DATASETLSP_TEST_LONG=1</c> runs many more; a failure names the seed of its run.
/// </summary>
internal static class Sampling
{
    private static readonly string[] Texts =
    [
        "Hi", "Hello", "", " ", "Grüße", "日本語", "😀👍🏽", "\\u00e4", "\\ud83d\\ude00", "\\ud83d", "a\\nb", "\\\"quoted\\\"", "tab\\there",
        "A longer answer that goes on for a while, with commas, {braces} and [brackets].",
    ];

    private static readonly string[] Roles = ["user", "model", "assistant", "system", "User", "modle", "tool", "function", "", "narrator"];

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", "[]", "{}", ",", ":", "\"", "'", "null", "true", "None", "12", "1e", "\uFEFF", "\u00A0", "# comment", "---", "- a: b", "a,b", "        from number in Gen.Choose(0, 150)
        from words in Gen.Elements(Questions)
        let question = words.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        from isReversed in Gen.Frequency((30, Gen.Constant(false)), (1, Gen.Constant(true)))
        from media in Gen.Frequency((30, Gen.Constant("")), (1, Gen.Constant(",{\"fileData\":{\"mimeType\":\"image/png\",\"fileUri\":\"gs://b/a.png\"}}")))
        let system = instruction.Length == 0 ? "" : $"\"systemInstruction\":{{\"parts\":[{{\"text\":\"{instruction}\"}}]}},"
        let parts = $"\"parts\":[{{\"text\":\"{question}\"}}{media}]"
        let turn = isReversed ? $"{parts},\"role\":\"user\"" : $"\"role\":\"user\",{parts}"
        select $"{{{system}\"contents\":[{{{turn}}},{{\"role\":\"model\",\"parts\":[{{\"text\":\"{answer}\"}}]}}]}}";

    private static Gen<string> Turn() =>
        from role in Gen.Frequency((8, Gen.Constant("\"role\":\"ROLE\",")), (1, Gen.Elements(Roles).Select(role => $"\"role\":\"{role}\",")), (1, Gen.Elements("", "\"role\":null,", "\"role\":1,")))
        from parts in Gen.Frequency(
            (8, Text().Select(text => $"[{{\"text\":\"{text}\"}}]")),
            (1, Gen.Elements(Parts).Select(part => $"[{{\"{part}}}]")),
            (1, Gen.Elements("[]", "\"Hi\"", "{\"text\":\"Hi\"}", "null", "[\"Hi\",{\"text\":\"\"}]")))
        select $"{{{role}\"parts\":{parts}}}";

    private static Gen<string> Messages() =>
        from answer in Gen.Elements("assistant", "assistant", "model", "")
        from question in Text()
        from reply in Text()
        from more in Gen.Elements("", ",\"id\":1", ",\"tools\":[]")
        select answer.Length == 0
            ? $"{{\"messages\":[{{\"role\":\"user\",\"content\":\"{question}\"}}]{more}}}"
            : $"{{\"messages\":[{{\"role\":\"user\",\"content\":\"{question}\"}},{{\"role\":\"{answer}\",\"content\":\"{reply}\"}}]{more}}}";

    private static Gen<string> Pairs() =>
        from names in Gen.Elements(("input_text", "output_text"), ("prompt", "completion"), ("instruction", "output"), ("instruction", "response"), ("prompt", "reference"))
        from question in Text()
        from answer in Text()
        from more in Gen.Elements("", ",\"context\":\"Be brief.\"", ",\"input\":\"\"", ",\"input\":\"now\"", ",\"output_text\":null", ",\"history\":[[\"a\",\"b\"],[1]]")
        select $"{{\"{names.Item1}\":\"{question}\",\"{names.Item2}\":\"{answer}\"{more}}}";

    private static Gen<string> Turns() =>
        from names in Gen.Elements(("messages", "author", "content", "user", "bot"), ("conversations", "from", "value", "human", "gpt"), ("messages", "author", "content", "user", "nobody"))
        from question in Text()
        from answer in Text()
        from more in Gen.Elements("", ",\"context\":\"\"", ",\"system\":\"Be brief.\"")
        select $"{{\"{names.Item1}\":[{{\"{names.Item2}\":\"{names.Item4}\",\"{names.Item3}\":\"{question}\"}},{{\"{names.Item2}\":\"{names.Item5}\",\"{names.Item3}\":\"{answer}\"}}]{more}}}";

    private static Gen<string> Preference() =>
        from question in Text()
        from chosen in Text()
        from rejected in Text()
        from score in Gen.Elements("0", "0", "1", "0.5", "\"0\"", "null")
        from line in Gen.Elements(
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Q\"}]}],\"completions\":[{\"score\":1,\"completion\":{\"role\":\"model\",\"parts\":[{\"text\":\"A\"}]}},{\"score\":S,\"completion\":{\"role\":\"model\",\"parts\":[{\"text\":\"B\"}]}}]}",
            "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"text\":\"Q\"}]}],\"completions\":[{\"score\":S,\"completion\":{\"role\":\"assistant\",\"parts\":[]}},3]}",
            "{\"prompt\":\"Q\",\"chosen\":\"A\",\"rejected\":\"B\"}",
            "{\"chosen\":[{\"role\":\"user\",\"content\":\"Q\"},{\"role\":\"assistant\",\"content\":\"A\"}],\"rejected\":[{\"role\":\"user\",\"content\":\"Q\"},{\"role\":\"assistant\",\"content\":\"B\"}]}",
            "{\"conversations\":[{\"from\":\"human\",\"value\":\"Q\"}],\"chosen\":{\"from\":\"gpt\",\"value\":\"A\"},\"rejected\":null}")
        select line.Replace("\"Q\"", $"\"{question}\"", StringComparison.Ordinal).Replace("\"A\"", $"\"{chosen}\"", StringComparison.Ordinal)
            .Replace("\"B\"", $"\"{rejected}\"", StringComparison.Ordinal).Replace(":S,", $":{score},", StringComparison.Ordinal);

    /// <summary>Functions declared, called and answered, in Gemini's format and in OpenAI's.</summary>
    private static Gen<string> Calls() =>
        from name in Gen.Elements("f", "f", "g", "ff", "get it")
        from called in Gen.Elements("f", "f", "f", "g", "h")
        from answered in Gen.Elements("f", "f", "g")
        from type in Gen.Elements("OBJECT", "object", "dict")
        from parameters in Gen.Elements("parameters", "parameters", "parametersJsonSchema", "parameters\":{},\"parameters_json_schema")
        from arguments in Gen.Elements("{}", "{\"a\":1}", "{\"a\":\"1\",\"text\":\"x\"}", "{\"b\":[]}", "null")
        from line in Gen.Elements(
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Q\"}]},{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"CALLED\",\"args\":ARGS}},{\"functionCall\":{\"name\":\"f\"}}]},{\"parts\":[{\"functionResponse\":{\"name\":\"ANSWERED\",\"response\":{}}}]},{\"role\":\"model\",\"parts\":[{\"text\":\"A\"}]}],\"tools\":[{\"functionDeclarations\":[SCHEMA,{\"name\":\"i\"}]}]}",
            "{\"tools\":[{\"function_declarations\":[SCHEMA]}],\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Q\"}]},{\"role\":\"model\",\"parts\":[{\"function_call\":{\"name\":\"CALLED\",\"args\":ARGS}}]}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Q\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"CALLED\",\"function\":{\"name\":\"CALLED\",\"arguments\":\"{\\\"a\\\":\\\"ä\\\"}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"ANSWERED\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"A\"}],\"tools\":[{\"type\":\"function\",\"function\":SCHEMA}]}")
        let schema = $"{{\"name\":\"{name}\",\"{parameters}\":{{\"type\":\"{type}\",\"properties\":{{\"a\":{{\"type\":\"integer\"}},\"text\":{{\"type\":\"string\",\"enum\":[\"y\",\"z\"]}}}}}}}}"
        select line.Replace("CALLED", called, StringComparison.Ordinal).Replace("ANSWERED", answered, StringComparison.Ordinal)
            .Replace("ARGS", arguments, StringComparison.Ordinal).Replace("SCHEMA", schema, StringComparison.Ordinal);

    /// <summary>Media of several types, from several places, in several numbers, at several resolutions.</summary>
    private static Gen<string> Files() =>
        from type in Gen.Elements("image/png", "image/png", "image/jpg", "image/gif", "audio/mp3", "application/pdf", "")
        from uri in Gen.Elements("gs://b/a.png", "gs://b/a.png", "gs://b/a.mp3", " gs://b/ä", "b/a.png", "s3://b/a", "")
        from count in Gen.Elements(1, 2, 5)
        from level in Gen.Elements("LOW", "LOW", "HIGH", "FINE")
        from config in Gen.Elements("", "", ",\"generationConfig\":{\"mediaResolution\":\"MEDIA_RESOLUTION_LEVEL\"}", ",\"generation_config\":{\"media_resolution\":\"LEVEL\"}")
        from beside in Gen.Elements("", "", ",\"videoMetadata\":{\"fps\":30}", ",\"mediaResolution\":{\"level\":\"MEDIA_RESOLUTION_LEVEL\"}")
        from part in Gen.Elements($"{{\"fileData\":{{\"mimeType\":\"{type}\",\"fileUri\":\"{uri}\"}}{beside}}}", $"{{\"inline_data\":{{\"mime_type\":\"{type}\",\"data\":\"AAAA\"}}}}")
        let parts = string.Join(',', Enumerable.Repeat(part, count))
        select $"{{\"contents\":[{{\"role\":\"user\",\"parts\":[{parts}]}},{{\"role\":\"model\",\"parts\":[{{\"text\":\"A\"}}]}}]{config}}}".Replace("LEVEL", level, StringComparison.Ordinal);

    private static string Cut(string line, int at) => line[..Math.Min(at, line.Length)];
}
