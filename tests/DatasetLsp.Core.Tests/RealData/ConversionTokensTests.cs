using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Operations;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tests.RealData;

/// <summary>An example has as many tokens in one format as in another.</summary>
public class ConversionTokensTests
{
    private static readonly TokenCounter Counter = TokenCounter.For(ModelCatalogue.Find("gemini-2.5-flash"))!;

    [SharedFact("data")]
    public void Writing_an_example_in_Geminis_format_changes_its_tokens_by_what_joins_instruction_and_input_alone()
    {
        var converted = 0;
        foreach (var path in Directory.EnumerateFiles(SharedFolder.Find("data")!, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadAllText(path).Split('\n'))
            {
                if (LineAnalyzer.Read(JsonTree.Parse(Encoding.UTF8.GetBytes(line))) is not { } example || ConvertToGemini.Convert(example).Record is not { } record)
                {
                    continue;
                }

                converted++;
                var after = LineAnalyzer.Read(JsonTree.Parse(record))!;
                var join = 0;
                if (example.Format is AlpacaFormat && example.Contents[^2].Parts is [var instruction, var input])
                {
                    // The two are one text then, with a line break between them.
                    join = Count(instruction.Data.GetString() + "\n" + input.Data.GetString()) - Count(instruction.Data.GetString()) - Count(input.Data.GetString());
                    Assert.InRange(join, 0, 1);
                }

                Assert.Equal(TokenSum.Of(example, Counter).Count + join, TokenSum.Of(after, Counter).Count);
            }
        }

        Assert.True(converted > 2000);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"1","content":"fine"},{"role":"assistant","content":"Done"}]}""", "foutput")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Done"}],"tools":[{"type":"function","function":{"name":"f","parameters":{"type":["object","null"],"description":"counted"}}}]}""", "-counted")]
    public void Elsewhere_a_tools_answer_gets_a_name_and_a_key_and_a_JSON_schema_is_not_counted(string line, string difference)
    {
        var example = LineAnalyzer.Read(JsonTree.Parse(Encoding.UTF8.GetBytes(line)))!;
        var after = LineAnalyzer.Read(JsonTree.Parse(ConvertToGemini.Convert(example).Record!.Value))!;

        var expected = difference is ['-', .. var gone] ? -Count(gone) : Count("f") + Count(difference[1..]);
        Assert.Equal(expected, TokenSum.Of(after, Counter).Count - TokenSum.Of(example, Counter).Count);
    }

    private static int Count(string text) => Counter.Count(Encoding.UTF8.GetBytes(text));
}
