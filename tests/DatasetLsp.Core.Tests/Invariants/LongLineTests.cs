using System.Buffers;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>
/// Lines as no person writes them: 200 MB of text, a million keys, elements or faults in the long form, about a hundredth of it in the short. Work
/// that took the square of the length would not come to an end; memory is counted, which is why nothing else runs meanwhile.
/// </summary>
[Collection(nameof(Alone))]
public class LongLineTests
{
    private const string Begin = """{"contents":[{"role":"user","parts":[{"text":" """;
    private const string End = """ "}]},{"role":"model","parts":[{"text":"Hello"}]}]}""";

    // What may be kept, in bytes: buffers that are used again, nodes of the densest JSON, a finding with its message.
    private const long SmallChange = 2_000_000;
    private const long ForByte = 50;
    private const long ForFinding = 1_000;

    private static readonly int Bytes = Sampling.IsLong ? 200_000_000 : 2_000_000;
    private static readonly int Many = Sampling.IsLong ? 1_000_000 : 12_000;

    /// <summary>Name, beginning, what comes again, how many times, end.</summary>
    public static TheoryData<string, string, string, int, string> Lines => new()
    {
        { "a text", Begin, "word ", Bytes / 5, End },
        { "a text of escapes", Begin, "\\n\\u00e4", Bytes / 8, End },
        { "a text without its end", Begin, "word ", Bytes / 5, "" },
        { "white space", Begin + End, " ", Bytes, "" },
        { "letters", "", "a", Bytes, "" },
        { "quotes", "", "\"", Bytes / 10, "" },
        { "arrays in arrays", "{\"contents\":", "[", 100_000, "" },
        { "objects in objects", "", "{\"a\":", 100_000, "" },
        { "keys", "{\"contents\":[]", ",\"k#\":#", Many, "}" },
        { "one key many times", "{\"contents\":[]", ",\"k\":1", Many, "}" },
        { "one key with many values", "{\"contents\":[]", ",\"k\":#", Many, "}" },
        { "keys in both spellings", "{\"contents\":[]", ",\"systemInstruction\":{},\"system_instruction\":{}", Many, "}" },
        { "elements", "[0", ",#", Many, "]" },
        { "turns", "{\"contents\":[null", ",{\"role\":\"user\",\"parts\":[{\"text\":\"#\"}]}", Many, "]}" },
        { "turns of wrong roles", "{\"contents\":[null", ",{\"role\":\"bot\",\"parts\":[{\"text\":\"\"}]}", Many, "]}" },
        { "parts of nothing", "{\"contents\":[{\"role\":\"user\",\"parts\":[null", ",{}", Many, "]}]}" },
        { "calls", "{\"contents\":[{\"role\":\"model\",\"parts\":[null", ",{\"functionCall\":{\"name\":\"f#\",\"args\":{\"b\":1}}}", Many, "]}],\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\",\"parameters\":{\"properties\":{\"a\":{}}}}]}]}" },
        { "responses", "{\"contents\":[{\"role\":\"user\",\"parts\":[null", ",{\"functionResponse\":{\"name\":\"f#\",\"response\":{}}}", Many, "]}]}" },
        { "declarations", "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":{}}}]}],\"tools\":[{\"functionDeclarations\":[null", ",{\"name\":\"f #\"}", Many, "]}]}" },
        { "arguments", "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":{\"a\":1", ",\"k#\":1", Many, "}}}]}],\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\",\"parameters\":{\"properties\":{\"a\":{}}}}]}]}" },
        { "parameters", "{\"contents\":[{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":{\"b\":1}}}]}],\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\",\"parameters\":{\"required\":[\"x\",\"y\"],\"properties\":{\"a\":{}", ",\"k #\":{\"type\":\"int\"}", Many, "}}}]}]}" },
        { "files", "{\"contents\":[{\"role\":\"user\",\"parts\":[null", ",{\"fileData\":{\"mimeType\":\"image/#\",\"fileUri\":\"x#.gif\"},\"videoMetadata\":{\"fps\":0}}", Many, "]}]}" },
        { "escapes that are none", "{\"contents\":\"", "\\q", Many, "\"}" },
        { "texts with escapes that are none", "[0", ",\"\\q\"", Many, "]" },
        { "values without commas", "[0", " \"a\"", Many, "]" },
        { "keys without values", "{\"a\":1", ",\"a\"", Many, "}" },
        { "bytes that are no UTF-8", Begin, "\u0001", Many, End },
        { "lone surrogates", "[0", ",\"\\ud83d\"", Many, "]" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_long_line_is_judged_like_a_short_one(string name, string begin, string piece, int count, string end)
    {
        var line = Build(begin, piece, count, end);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: false);
        var report = LineAnalyzer.Analyse(line, AnalysisSettings.Default);
        GC.Collect();
        var kept = GC.GetTotalMemory(forceFullCollection: false) - before;

        Soundness.Check(line, report);
        Assert.True(
            kept < SmallChange + (ForByte * line.Length) + (ForFinding * report.Findings.Count),
            $"{name}: {kept} bytes are kept of a line of {line.Length} with {report.Findings.Count} findings");
        Assert.All(report.Findings.GroupBy(finding => finding.Rule), rule => Assert.InRange(rule.Count(), 1, FindingSink.MostOfRule));

        var inMemory = DatasetAnalysis.Of(LineTable.FromBytes(line), RuleSettings.Default, limit: 400);
        var fromDisk = FileAnalysis.Of(new MemoryStream(line), AnalysisSettings.Default, limit: 400);
        Assert.Empty(inMemory.TakeFailures());
        Assert.Empty(fromDisk.Failures);
        Assert.Equal(inMemory.Counts.OrderBy(rule => rule.Key.Id), fromDisk.Counts.OrderBy(rule => rule.Key.Id));
    }

    private static byte[] Build(string begin, string piece, int count, string end)
    {
        var bytes = new ArrayBufferWriter<byte>(Sampling.Bytes(begin).Length + (count * (Sampling.Bytes(piece).Length + 8)) + end.Length);
        bytes.Write(Sampling.Bytes(begin));
        var (head, tails) = piece.Split('#') is [var first, .. var rest] ? (Sampling.Bytes(first), Array.ConvertAll(rest, Sampling.Bytes)) : ([], []);
        for (var number = 0; number < count; number++)
        {
            bytes.Write(head);
            foreach (var tail in tails)
            {
                _ = System.Buffers.Text.Utf8Formatter.TryFormat(number, bytes.GetSpan(16), out var written);
                bytes.Advance(written);
                bytes.Write(tail);
            }
        }

        bytes.Write(Sampling.Bytes(end));
        var line = bytes.WrittenSpan.ToArray();
        line.AsSpan().Replace((byte)1, (byte)0xFF);
        return line;
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public class Alone;
}
