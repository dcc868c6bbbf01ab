using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Tests.Lsp;

/// <summary>What LSP says can be one thing or another goes there and back.</summary>
public class UnionTests
{
    private const string Range = """{"start":{"line":0,"character":1},"end":{"line":0,"character":2}}""";

    [Theory]
    [InlineData("""{"textDocument":{"uri":"file:///a","version":null},"edits":[]}""", typeof(TextDocumentEdit))]
    [InlineData("""{"kind":"create","uri":"file:///a","options":{"overwrite":true}}""", typeof(CreateFile))]
    [InlineData("""{"kind":"rename","oldUri":"file:///a","newUri":"file:///b"}""", typeof(RenameFile))]
    [InlineData("""{"kind":"delete","uri":"file:///a","annotationId":"x"}""", typeof(DeleteFile))]
    public void A_step_of_an_edit(string json, Type type) => Assert.IsType(type, Roundtrip(json, LspJsonContext.Default.DocumentChange));

    [Theory]
    [InlineData("""{"kind":"full","resultId":"1","items":[]}""", typeof(RelatedFullDocumentDiagnosticReport))]
    [InlineData("""{"kind":"unchanged","resultId":"1"}""", typeof(RelatedUnchangedDocumentDiagnosticReport))]
    [InlineData("""{"relatedDocuments":{"file:///b":{"kind":"unchanged","resultId":"2"}},"kind":"full","items":[]}""", typeof(RelatedFullDocumentDiagnosticReport))]
    public void A_diagnostic_report(string json, Type type) =>
        Assert.IsType(type, Roundtrip(json, LspJsonContext.Default.DocumentDiagnosticReport));

    [Theory]
    [InlineData("""{"token":1,"value":{"kind":"begin","title":"Upload","percentage":0}}""", typeof(WorkDoneProgressBegin))]
    [InlineData("""{"token":"t","value":{"kind":"report","message":"half"}}""", typeof(WorkDoneProgressReport))]
    [InlineData("""{"token":"1","value":{"kind":"end"}}""", typeof(WorkDoneProgressEnd))]
    public void A_progress(string json, Type type) => Assert.IsType(type, Roundtrip(json, LspJsonContext.Default.ProgressParams).Value);

    [Theory]
    [InlineData("7", "\"plain\"")]
    [InlineData("\"role-order\"", """{"kind":"markdown","value":"*plain*"}""")]
    public void A_diagnostics_code_and_message(string code, string message)
    {
        var diagnostic = Roundtrip($$$"""{"range":{{{Range}}},"code":{{{code}}},"message":{{{message}}},"data":{"any":[1]}}""", LspJsonContext.Default.Diagnostic);

        Assert.Equal(code.Trim('"'), diagnostic.Code.ToString());
        Assert.Equal("plain", diagnostic.Message.Text.Trim('*'));
    }

    [Theory]
    [InlineData("\"**/*.jsonl\"")]
    [InlineData("""{"baseUri":"file:///a","pattern":"*.jsonl"}""")]
    public void A_glob(string glob) => Roundtrip($$"""{"watchers":[{"globPattern":{{glob}},"kind":7}]}""", LspJsonContext.Default.DidChangeWatchedFilesRegistrationOptions);

    [Fact]
    public void An_annotated_edit_is_written_whole()
    {
        IReadOnlyList<TextEdit> edits = [new AnnotatedTextEdit { Range = LspRange.OnLine(0, 1, 2), NewText = "x", AnnotationId = "a" }];

        AssertSame($$"""[{"range":{{Range}},"newText":"x","annotationId":"a"}]""", JsonSerializer.Serialize(edits, LspJsonContext.Default.IReadOnlyListTextEdit));
    }

    [Theory]
    [InlineData("{\"kind\":\"sideways\"}")]
    [InlineData("{\"kind\":7}")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void An_unknown_kind_is_an_error(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, LspJsonContext.Default.DocumentChange));

    [Theory]
    [InlineData("2147483648")]
    [InlineData("4294967295")]
    [InlineData("1.7976931348623157e308")]
    public void A_column_beyond_all_lines_is_beyond_all_lines(string column)
    {
        var position = JsonSerializer.Deserialize($$$"""{"line":1,"character":{{{column}}} }""", LspJsonContext.Default.Position);

        Assert.Equal(new Position(1, int.MaxValue), position);
    }

    [Fact]
    public void Members_that_nobody_knows_and_nulls_for_what_is_optional_are_passed_over()
    {
        var parameters = JsonSerializer.Deserialize(
            """{"processId":1,"clientInfo":null,"capabilities":{"future":{"x":[]},"workspace":null},"workspaceFolders":null,"future":1}""",
            LspJsonContext.Default.InitializeParams)!;

        Assert.Equal(1, parameters.ProcessId);
        Assert.Null(parameters.RootUri);
    }

    private static T Roundtrip<T>(string json, JsonTypeInfo<T> type)
    {
        var value = JsonSerializer.Deserialize(json, type)!;
        AssertSame(json, JsonSerializer.Serialize(value, type));
        return value;
    }

    private static void AssertSame(string expected, string actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(actual)), actual);
}
