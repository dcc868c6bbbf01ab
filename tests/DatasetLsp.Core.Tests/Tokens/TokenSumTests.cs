using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tests.Tokens;

/// <summary>
/// What has tokens is what <c>_TextsAccumulator</c> in python-genai's <c>local_tokenizer.py</c> gathers, clause by clause. Words in capitals
/// have tokens, those in small letters have none.
/// </summary>
public class TokenSumTests
{
    private const string Turn = """{"role":"user","parts":[{"text":"HI"}]}""";

    private static readonly TokenCounter Counter = TokenCounter.For(ModelCatalogue.Find("gemini-2.5-flash"))!;

    [Fact]
    public void The_sum_of_Googles_own_example_is_5() =>
        Assert.Equal(5, TokensOf("""{"contents":[{"role":"user","parts":[{"text":"What is your name?"}]}]}""").Count);

    [Theory]
    [InlineData("""{"contents":[{"role":"user","parts":[{"text":"ONE"},{"text":"TWO"}]},{"role":"model","parts":[{"text":"THREE"}]}]}""", "ONE TWO THREE")]
    [InlineData("""{"contents":[{"role":"model","parts":[{"text":"THOUGHT","thought":true,"thoughtSignature":"abc"}]}]}""", "THOUGHT")]
    [InlineData("""{"contents":[{"role":"user","parts":[{"text":""}]}]}""", "")]
    [InlineData("""{"contents":[{"role":"user","parts":[{"text":"HI","videoMetadata":{"fps":1,"startOffset":"1s"}}]}]}""", "HI")]
    public void Texts_have_tokens_each_by_itself(string line, string texts) => Assert.Equal(Sum(texts), TokensOf(line).Count);

    [Theory]
    [InlineData("functionCall", "args")]
    [InlineData("function_call", "args")]
    [InlineData("functionResponse", "response")]
    [InlineData("function_response", "response")]
    public void Of_calls_and_answers_the_name_the_keys_and_the_texts_at_any_depth(string part, string values) => Assert.Equal(
        Sum("NAME A TEXT B C DEEP D E ELEMENT F"),
        TokensOf($$$$"""{"contents":[{"role":"user","parts":[{"{{{{part}}}}":{"name":"NAME","id":"id","{{{{values}}}}":{"A":"TEXT","B":7,"C":{"DEEP":true},"D":[null,"E",{"ELEMENT":1.5}],"F":null}}}]}]}""").Count);

    [Theory]
    [InlineData("functionDeclarations")]
    [InlineData("function_declarations")]
    public void Of_a_declaration_the_name_the_description_and_two_schemas(string declarations) => Assert.Equal(
        Sum("HI NAME DESCRIPTION INPUT OUTPUT"),
        TokensOf($$$$"""{"contents":[{{{{Turn}}}}],"tools":[{"{{{{declarations}}}}":[{"name":"NAME","description":"DESCRIPTION","behavior":"blocking","parameters":{"type":"OBJECT","description":"INPUT"},"response":{"description":"OUTPUT"},"parametersJsonSchema":{"description":"json schema"},"responseJsonSchema":{"description":"json schema"}}]},{"googleSearch":{"excludeDomains":["domain"]}}]}""").Count);

    [Theory]
    [InlineData("""{"format":"FORMAT"}""", "FORMAT")]
    [InlineData("""{"description":"DESCRIPTION"}""", "DESCRIPTION")]
    [InlineData("""{"enum":["ONE","TWO"]}""", "ONE TWO")]
    [InlineData("""{"required":["A","B"]}""", "A B")]
    [InlineData("""{"properties":{"KEY":{"type":"STRING","description":"INNER"},"OTHER":{}}}""", "KEY INNER OTHER")]
    [InlineData("""{"items":{"description":"ITEM","items":{"format":"INNER"}}}""", "ITEM INNER")]
    [InlineData("""{"example":"TEXT"}""", "TEXT")]
    [InlineData("""{"example":{"KEY":["TEXT",1,false]}}""", "KEY TEXT")]
    [InlineData("""{"type":"STRING","title":"title","default":"default","propertyOrdering":["a"],"nullable":true,"pattern":"a+"}""", "")]
    [InlineData("""{"minimum":1,"maximum":2,"minLength":"3","maxItems":"4"}""", "")]
    [InlineData("""{"anyOf":[{"description":"choice"}]}""", "")]
    [InlineData("""{"format":null,"description":7,"enum":"no list","required":null,"properties":[],"items":"no schema"}""", "")]
    public void Of_a_schema_the_words_that_describe_it(string schema, string texts)
    {
        Assert.Equal(Sum("HI NAME " + texts), TokensOf($$$$"""{"contents":[{{{{Turn}}}}],"tools":[{"functionDeclarations":[{"name":"NAME","parameters":{{{{schema}}}}}]}]}""").Count);
        Assert.Equal(Sum("HI " + texts), TokensOf($$$$"""{"contents":[{{{{Turn}}}}],"generationConfig":{"temperature":0.5,"stopSequences":["stop"],"responseMimeType":"type","responseSchema":{{{{schema}}}}}}""").Count);
        Assert.Equal(Sum("HI " + texts), TokensOf($$$$"""{"contents":[{{{{Turn}}}}],"generation_config":{"response_schema":{{{{schema}}}}}}""").Count);
    }

    [Theory]
    [InlineData("systemInstruction", """{"role":"system","parts":[{"text":"BE"},{"text":"BRIEF"}]}""")]
    [InlineData("system_instruction", """{"parts":[{"text":"BE"},{"text":"BRIEF"}]}""")]
    public void The_system_instruction(string field, string value) =>
        Assert.Equal(Sum("BE BRIEF HI"), TokensOf($$$$"""{"{{{{field}}}}":{{{{value}}}},"contents":[{{{{Turn}}}}]}""").Count);

    [Fact]
    public void Nothing_else_of_a_record() => Assert.Equal(
        Sum("HI"),
        TokensOf($$$$"""{"contents":[{{{{Turn}}}}],"toolConfig":{"functionCallingConfig":{"mode":"any"}},"safetySettings":[{"category":"c"}],"labels":{"k":"v"},"generationConfig":{"responseJsonSchema":{"description":"json schema"}}}""").Count);

    [Fact]
    public void Media_have_tokens_that_the_line_does_not_tell()
    {
        var tokens = TokensOf("""{"contents":[{"role":"user","parts":[{"text":"HI"},{"fileData":{"mimeType":"application/x-unheard-of","fileUri":"gs://bucket/thing"}}]}]}""");

        Assert.Equal(Sum("HI"), tokens.Count);
        Assert.NotEqual(TokenGaps.None, tokens.Gaps);
    }

    [Fact]
    public void Code_that_a_model_ran_and_its_output_which_Google_leaves_out_with_a_warning() => Assert.Equal(
        Sum("CODE OUTPUT"),
        TokensOf("""{"contents":[{"role":"model","parts":[{"executableCode":{"language":"PYTHON","code":"CODE"}},{"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"OUTPUT"}}]}]}""").Count);

    [Fact]
    public void Arguments_that_OpenAI_writes_as_text_are_read_as_the_JSON_that_they_are() => Assert.Equal(
        Sum("HI NAME A TEXT B"),
        TokensOf("""{"messages":[{"role":"user","content":"HI"},{"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"NAME","arguments":"{\"A\": \"TEXT\", \"B\": 7}"}}]}]}""").Count);

    [Fact]
    public void In_preference_data_the_longest_answer_counts_and_the_prompt_is_paid_for_with_each()
    {
        var tokens = TokensOf("""{"contents":[{"role":"user","parts":[{"text":"ONE TWO THREE"}]}],"completions":[{"score":1,"completion":{"role":"model","parts":[{"text":"A"}]}},{"score":0,"completion":{"role":"model","parts":[{"text":"A B C"}]}}]}""");

        var (prompt, chosen, rejected) = (Count("ONE TWO THREE"), Count("A"), Count("A B C"));
        Assert.Equal(prompt + rejected, tokens.Count);
        Assert.Equal((2 * prompt) + chosen + rejected, tokens.Trained);
    }

    [Fact]
    public void Pieces_stand_in_the_order_of_a_prompt_and_sum_up_to_the_example()
    {
        var example = Read($$$$"""{"contents":[{{{{Turn}}}},{"role":"model","parts":[{"text":"A B"},{"functionCall":{"name":"F"}}]}],"systemInstruction":{"parts":[{"text":"BE BRIEF"}]},"tools":[{"functionDeclarations":[{"name":"F"}]}],"generationConfig":{"responseSchema":{"enum":["X","Y"]}}}""");

        var pieces = TokenPieces.Of(example, Counter, out var sum);

        Assert.Equal(
            [
                (TokenPieceKind.Tools, Role.None, Sum("F")), (TokenPieceKind.ResponseSchema, Role.None, Sum("X Y")),
                (TokenPieceKind.SystemInstruction, Role.None, Count("BE BRIEF")), (TokenPieceKind.Part, Role.User, Sum("HI")),
                (TokenPieceKind.Part, Role.Model, Count("A B")), (TokenPieceKind.Part, Role.Model, Sum("F")),
            ],
            pieces.Select(piece => (piece.Kind, piece.Kind == TokenPieceKind.SystemInstruction ? Role.None : piece.Role, piece.Tokens)));
        Assert.Equal(sum.Count, pieces.Sum(piece => piece.Tokens));
        Assert.Equal(TokenSum.Of(example, Counter), sum);
    }

    private static int Count(string text) => Counter.Count(Encoding.UTF8.GetBytes(text));

    private static int Sum(string texts) => texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(Count);

    private static Example Read(string line) => LineAnalyzer.Read(JsonTree.Parse(Encoding.UTF8.GetBytes(line)))!;

    private static ExampleTokens TokensOf(string line) => TokenSum.Of(Read(line), Counter);
}
