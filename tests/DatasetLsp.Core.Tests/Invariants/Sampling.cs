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
        "{", "}", "[", "]", "[]", "{}", ",", ":", "\"", "'", "null", "true", "None", "12", "1e", "\uFEFF", "\u00A0", "# comment", "---", "- a: b", "a,b", "<<<<<<< HEAD",
        "=======", ">>>>>>> other", "version https://git-lfs.github.com/spec/v1", "\"contents\":[", "{\"contents\":[{\"role\":\"user\"", "\\", "\\u12", "\t", "  ", "",
        "{'a':1}", "{\"a\":1,}", "{\"a\":1}{\"a\":2}", "{a:1}", "[1,2]", "3", "\"text\"", "{\"id\":7,\"q\":\"x\"}", "\r",
    ];

    private static readonly string[] Questions =
        ["Q#", "Q#", "Q#", "q#!", "Which of the many answers that I gave you is it that belongs to question #, and why is it that one, do you think?"];

    private static readonly string[] Answers =
    [
        "yes", "Yes ", "no", "maybe", "{\\\"a\\\":1}", "{\\\"a\\\":2}", "{\\\"b\\\":1,\\\"a\\\":2}", "```json\\n{\\\"a\\\":1}\\n```", "Category: x\\nPriority: low", "Category: y",
        "Answer: all of it is 42, and this line is rather long for a label.", "Some text, which is no label, since it has many words.",
    ];

    public static bool IsLong => Environment.GetEnvironmentVariable("DATASETLSP_TEST_LONG") == "1";

    private static readonly string[] Parts =
        ["functionCall\":{\"name\":\"f\",\"args\":{\"a\":1}}", "functionResponse\":{\"name\":\"f\",\"response\":{}}", "file_data\":{\"mime_type\":\"image/png\",\"file_uri\":\"gs://b/a.png\"}", "text\":null",
        "text\":\"Hi\",\"functionCall\":{}", "thought\":true", "txt\":\"Hi\"", "fileData\":{\"mimeType\":\"a\",\"mime_type\":\"a\"}", "text\":\"Hi\",\"text\":\"Hi\""];

    /// <summary>A line as people have them: mostly right, sometimes wrong, sometimes a piece.</summary>
    public static Gen<string> Line { get; } = Gen.Frequency(
        (6, Gen.Constant(0).SelectMany(_ => Gemini())),
        (3, Messages()),
        (2, Pairs()),
        (2, Turns()),
        (2, Preference()),
        (2, Calls()),
        (1, Files()),
        (1, Gen.Elements("", " ", "\t")),
        (3, Gen.Elements(Fragments)),
        (2, from line in Gemini() from at in Gen.Choose(0, 200) select Cut(line, at)));

    public static Gen<string> Break { get; } = Gen.Frequency((8, Gen.Constant("\n")), (2, Gen.Constant("\r\n")), (1, Gen.Constant("\r")));

    /// <summary>A text that dataset rules speak of: few questions, most answered in one shape and some in others, under two instructions or none.</summary>
    public static Gen<string> RelatedDocument(int most) =>
        from count in Gen.Choose(0, most)
        from usual in Gen.Elements(Answers)
        from lines in Gen.Frequency((14, RelatedLine(usual)), (1, Gen.Elements(Answers).SelectMany(RelatedLine)), (1, Line)).ArrayOf(count)
        select string.Concat(lines.Select(line => line + "\n"));

    /// <summary>A text that is no training data.</summary>
    public static Gen<string> OtherDocument(int most) =>
        from count in Gen.Choose(1, most)
        from lines in Gen.Elements("{\"id\":7,\"q\":\"x\"}", "{\"name\":\"a\",\"tags\":[1,2]}", "{\"id\":8}").ArrayOf(count)
        select string.Concat(lines.Select(line => line + "\n"));

    /// <summary>A whole text, in which lines come again.</summary>
    public static Gen<string> Document(int most) =>
        from count in Gen.Choose(0, most)
        from pool in Line.ArrayOf(Math.Max(1, count / 2))
        from lines in Gen.Elements(pool).Zip(Break).ArrayOf(count)
        from last in Gen.Elements("", "\n", "{\"contents\":")
        select string.Concat(lines.Select(line => line.Item1 + line.Item2)) + last;

    /// <summary>Runs a check on random values, each from a seed of its own that a failure names.</summary>
    public static void ForEach<T>(Gen<T> values, int runs, Action<T, Random> check) => ForEachOf(values, IsLong ? runs * 25 : runs, check);

    /// <summary>The same, as many runs in the long form as in the short.</summary>
    public static void ForEachOf<T>(Gen<T> values, int runs, Action<T, Random> check)
    {
        for (var run = 0; run < runs; run++)
        {
            var seed = 20_000 + run;
            var value = values.Sample(1, new Rnd((ulong)seed), 30).Single();
            try
            {
                check(value, new Random(seed));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Run {run}: {error.Message}\n{value}"), error);
            }
        }
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Gen<string> Text() => Gen.Elements(Texts);

    private static Gen<string> Gemini() =>
        from count in Gen.Frequency((6, Gen.Constant(2)), (1, Gen.Choose(0, 6)))
        from turns in Turn().ArrayOf(count)
        from instruction in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Elements("\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},", "\"systemInstruction\":{\"parts\":[]},", "\"system_instruction\":\"Be brief.\",", "\"systemInstructions\":{},")))
        from key in Gen.Frequency((9, Gen.Constant("contents")), (1, Gen.Elements("content", "Contents", "messages")))
        from space in Gen.Elements("", "", " ")
        select $"{{{instruction}{space}\"{key}\":[{string.Join(",", turns.Select((turn, index) => turn.Replace("ROLE", index % 2 == 0 ? "user" : "model", StringComparison.Ordinal)))}]}}";

    private static Gen<string> RelatedLine(string answer) =>
        from instruction in Gen.Frequency((8, Gen.Constant("")), (1, Gen.Elements("One word.", "one  word. ")))
        from number in Gen.Choose(0, 150)
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
