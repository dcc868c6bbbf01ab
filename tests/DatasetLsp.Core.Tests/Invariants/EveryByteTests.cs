using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Formats;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>Each of the 256 bytes in the place of each byte of a record that differs in what it is for; the long form takes all places.</summary>
public class EveryByteTests
{
    public static TheoryData<string, string> Records => new()
    {
        { "gemini", """{"systemInstruction":{"parts":[{"text":"Kürze 😀"}]},"contents":[{"role":"user","parts":[{"text":"a\nb"},{"fileData":{"mimeType":"image/png","fileUri":"gs://b/a.png"}}]},{"role":"model","parts":[{"functionCall":{"name":"f","args":{"n":-1.5e3,"t":true}}}]}],"tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT","properties":{"n":{"type":"NUMBER"},"t":{"type":"boolean"}},"required":["n"]}}]}]}""" },
        { "preference", """{"contents":[{"role":"user","parts":[{"text":"Hi"}]}],"completions":[{"score":1,"completion":{"role":"model","parts":[{"text":"é"}]}},{"score":0,"completion":{"role":"model","parts":[{"text":"No"}]}}]}""" },
        { "chosen-rejected", """{"prompt":[{"role":"user","content":"Hi"}],"chosen":[{"role":"assistant","content":"é"}],"rejected":[{"role":"assistant","content":"No"}]}""" },
        { "messages", """{"messages":[{"role":"user","content":"Hi"},{"role":"model","content":"日本"}]}""" },
        { "openai", """{"messages":[{"role":"system","content":"\u00e4"},{"role":"user","content":"Hi"},{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]}],"tools":[{"function":{"name":"f","parameters":{"type":"object","properties":{"a":{"type":"string"}}}}}]}""" },
        { "chat-bison", """{"context":"Be brief.","messages":[{"author":"user","content":"Hi"},{"author":"bot","content":"é"}]}""" },
        { "text-pairs", """ { "input_text" : "Hi" ,	"output_text" : "Yes, \"é\"" } """ },
        { "alpaca", """{"instruction":"Say é","input":"","output":"```json\n{\"a\":[1,2]}\n```"}""" },
        { "completion", """{"prompt":"Category?","completion":"Category: é\nPriority: 1"}""" },
        { "sharegpt", """{"conversations":[{"from":"human","value":"Hi"},{"from":"gpt","value":"é"}],"system":""}""" },
    };

    [Fact]
    public void There_is_a_record_of_each_format() =>
        Assert.Equal(FormatCatalogue.All.Select(format => format.Id).Order(StringComparer.Ordinal), Records.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_byte_in_every_place_gives_findings_or_none(string format, string record)
    {
        var intact = Sampling.Bytes(record);
        Assert.Equal(format, LineAnalyzer.Analyse(intact, AnalysisSettings.Default).Facts?.Format.Id);
        var places = new HashSet<string>();
        var kinds = new HashSet<LineKind>();
        for (var at = 0; at < intact.Length; at++)
        {
            if (!places.Add(Surroundings(intact, at)) && !Sampling.IsLong)
            {
                continue;
            }

            for (var value = 0; value < 256; value++)
            {
                byte[] bytes = [.. intact];
                bytes[at] = (byte)value;
                foreach (var line in LineTable.FromBytes(bytes).Lines)
                {
                    var report = LineAnalyzer.Analyse(line.Content, AnalysisSettings.Default);
                    Soundness.Check(line.Content, report);
                    kinds.Add(report.Kind);
                }
            }
        }

        Assert.Contains(LineKind.Record, kinds);
        Assert.Contains(LineKind.Unreadable, kinds);
    }

    /// <summary>What a place is for, as far as its neighbours show: letters, digits and what is not ASCII are alike.</summary>
    private static string Surroundings(byte[] record, int at) => string.Concat(record[Math.Max(0, at - 1)..Math.Min(record.Length, at + 2)].Select(value => (char)value switch
    {
        var letter when char.IsAsciiLetter(letter) => 'a',
        var digit when char.IsAsciiDigit(digit) => '0',
        > '\u007F' => 'é',
        var sign => sign,
    }));
}
