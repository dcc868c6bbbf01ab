using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Operations;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tests.Invariants;
using DatasetLsp.Core.Tests.RealData;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tests.Operations;

public class ConvertToGeminiTests
{
    private const string Hello = """{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}""";

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]},{"role":"assistant","content":"Hello"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"model","content":"Hello"}]}""")]
    [InlineData("""{"messages":[{"author":"user","content":"Hi"},{"author":"bot","content":"Hello"}],"context":"","examples":[]}""")]
    [InlineData("""{"input_text":"Hi","output_text":"Hello"}""")]
    [InlineData("""{"prompt":"Hi","completion":"Hello","id":null}""")]
    [InlineData("""{"prompt":[{"role":"user","content":"Hi"}],"completion":[{"role":"assistant","content":"Hello"}]}""")]
    [InlineData("""{"instruction":"Hi","input":"","output":"Hello","history":[]}""")]
    [InlineData("""{"instruction":"Hi","response":"Hello"}""")]
    [InlineData("""{"conversations":[{"from":"human","value":"Hi"},{"from":"gpt","value":"Hello"}]}""")]
    public void Each_format_converts(string line) => Assert.Equal($$"""{"contents":[{{Hello}}]}""", Convert(line));

    [Theory]
    [InlineData("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]}""")]
    [InlineData("""{"context":"Be brief.","messages":[{"author":"user","content":"Hi"},{"author":"assistant","content":"Hello"}]}""")]
    [InlineData("""{"context":"Be brief.","input_text":"Hi","output_text":"Hello"}""")]
    [InlineData("""{"system":"Be brief.","instruction":"Hi","input":"","output":"Hello"}""")]
    [InlineData("""{"system":"Be brief.","conversations":[{"from":"human","value":"Hi"},{"from":"gpt","value":"Hello"}]}""")]
    public void Instructions_go_beside_the_turns(string line) =>
        Assert.Equal($$"""{"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[{{Hello}}]}""", Convert(line));

    [Fact]
    public void An_input_follows_its_instruction_and_history_goes_before_it() => Assert.Equal(
        """{"contents":[{"role":"user","parts":[{"text":"A"}]},{"role":"model","parts":[{"text":"B"}]},{"role":"user","parts":[{"text":"Gr\u00fc\u00dfe\nalle"}]},{"role":"model","parts":[{"text":"C"}]}]}""",
        Convert("""{"instruction":"Gr\u00fc\u00dfe","input":"alle","output":"C","history":[["A","B"]]}"""));

    [Fact]
    public void Tool_calls_become_function_calls_and_their_answers_responses_in_the_order_of_the_calls() => Assert.Equal(
        """{"contents":[{"role":"user","parts":[{"text":"Both?"}]},{"role":"model","parts":[{"text":"Wait."},{"functionCall":{"name":"f","args":{"x": 1}}},{"functionCall":{"name":"g","args":{}}}]},{"role":"user","parts":[{"functionResponse":{"name":"f","response":{"ok":true}}},{"functionResponse":{"name":"g","response":{"output":"fine"}}}]},{"role":"model","parts":[{"text":"Done"}]}],"tools":[{"functionDeclarations":[{"name":"f","description":"F","parameters":{"type":"OBJECT","properties":{"x":{"type":"INTEGER"}},"required":["x"]}},{"name":"g","parametersJsonSchema":{"type":["object","null"]}}]}]}""",
        Convert("""{"messages":[{"role":"user","content":"Both?"},{"role":"assistant","content":"Wait.","tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\"x\": 1}"}},{"id":"2","type":"function","function":{"name":"g","arguments":"{}"}}]},{"role":"tool","tool_call_id":"2","content":"fine"},{"role":"tool","tool_call_id":"1","content":"{\"ok\":true}"},{"role":"assistant","content":"Done"}],"tools":[{"type":"function","function":{"name":"f","description":"F","parameters":{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"]}}},{"type":"function","function":{"name":"g","parameters":{"type":["object","null"]}}}]}"""));

    [Fact]
    public void Arguments_laid_out_over_lines_stay_on_the_line() =>
        Assert.DoesNotContain('\n', Convert("""{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\n  \"x\": 1\r\n}"}}]}]}""")!);

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}],"id":7}""", "`id` has no place in Gemini's format.")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello","weight":0}]}""", "`weight` has no place in Gemini's format.")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi","name":"A"},{"role":"assistant","content":"Hello"}]}""", "`name` has no place in Gemini's format.")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]},{"role":"assistant","content":"Hello"}]}""", "A part that is no text cannot be carried over.")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"system","content":"Be brief."},{"role":"assistant","content":"Hello"}]}""", "Instructions in the middle of a conversation have no place in Gemini's format.")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"}]}""", "There is no answer of the model in this example.")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","tool_calls":[{"id":"1","function":{"name":"f","arguments":"x"}}]}]}""", "The arguments of a tool call are no JSON object.")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"tool","tool_call_id":"1","content":"x"},{"role":"assistant","content":"Hello"}]}""", "A tool's answer belongs to no call before it.")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi"},{"role":"narrator","content":"Hm"},{"role":"assistant","content":"Hello"}]}""", "Who speaks is not clear in every turn.")]
    [InlineData("""{"messages":[{"author":"user","content":"Hi"},{"author":"bot","content":"Hello"}],"examples":[{"input":{}}]}""", "`examples` has no place in Gemini's format.")]
    [InlineData("""{"conversations":[{"from":"human","value":"Hi"},{"from":"function_call","value":"{}"}]}""", "A part that is no text cannot be carried over.")]
    [InlineData("""{"instruction":"Hi","input":"","output":"Hello","output":"Hey"}""", "`output` has no place in Gemini's format.")]
    [InlineData("""{"instruction":"Hi","output":"Hello","response":"Hey"}""", "`response` has no place in Gemini's format.")]
    [InlineData("""{"messages":[{"role":"user","content":"Hi","value":"A"},{"role":"assistant","content":"Hello"}]}""", "`value` has no place in Gemini's format.")]
    [InlineData("""{"prompt":"Hi","chosen":"Hello","rejected":"What?"}""", "chosen/rejected records are not converted.")]
    [InlineData("""{"contents":[]}""", "Gemini records are not converted.")]
    [InlineData("""{"id":1}""", "unknown records are not converted.")]
    [InlineData("[1]", "unknown records are not converted.")]
    public void What_cannot_be_carried_over_is_said_and_nothing_is_written(string line, string obstacle)
    {
        var conversion = ConvertToGemini.Convert(Read(line)!);

        Assert.Null(conversion.Record);
        Assert.Equal(obstacle, conversion.Obstacle);
    }

    [Fact]
    public void What_is_converted_is_a_Gemini_example_with_the_turns_it_had() =>
        Sampling.ForEach(Sampling.Line, 600, (line, _) =>
        {
            foreach (var piece in LineTable.FromBytes(Sampling.Bytes(line)).Lines)
            {
                if (LineAnalyzer.Read(JsonTree.Parse(piece.Content)) is { } before && ConvertToGemini.Convert(before).Record is { } record)
                {
                    var tree = JsonTree.Parse(record);
                    var after = LineAnalyzer.Read(tree)!;
                    Assert.DoesNotContain(tree.Errors, error => error.Kind.IsSyntax());
                    Assert.Equal("gemini", after.Format.Id);
                    Assert.Empty(after.ShapeProblems);
                    Assert.Equal(
                        before.Contents.Where(content => content.Role != Examples.Role.System).Select(Speaker),
                        after.Contents.Select(Speaker));
                }
            }
        });

    [SharedFact("data")]
    public void Real_tool_calls_convert_without_a_finding()
    {
        var path = Path.Combine(SharedFolder.Find("data")!, "microsoft-foundry__fine-tuning__stock_toolcall_training.jsonl");
        var lines = LineTable.FromBytes(File.ReadAllBytes(path)).Lines.Where(line => !line.Content.IsEmpty);

        var converted = string.Join('\n', lines.Select(line => Convert(Encoding.UTF8.GetString(line.Content.Span))));

        var analysis = DatasetAnalysis.Of(LineTable.FromBytes(Encoding.UTF8.GetBytes(converted)), RuleSettings.Default);
        Assert.Equal("gemini", analysis.Format.Id);
        Assert.Equal(["too-few-examples"], analysis.All.Select(found => found.Finding.Rule.Id));
    }

    private static Examples.Role Speaker(Examples.Content content) => content.IsToolResponse ? Examples.Role.Tool : content.Role;

    private static Examples.Example? Read(string line) => LineAnalyzer.Read(JsonTree.Parse(Encoding.UTF8.GetBytes(line)));

    private static string? Convert(string line) =>
        ConvertToGemini.Convert(Read(line)!) is { Record: { } record } ? Encoding.UTF8.GetString(record.Span) : null;
}
