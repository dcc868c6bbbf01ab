using System.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Text.Tests.Json;

public class JsonTemplatesTests
{
    private static readonly string[] Keys = ["text", "content"];

    [Fact]
    public void Lines_that_differ_in_their_texts_alone_share_a_template()
    {
        var templates = new JsonTemplates(Keys);
        Parse(templates, """{"role": "user", "parts": [{"text": "Hi"}, {"text": ""}]}""");
        var second = Parse(templates, """{"role": "user", "parts": [{"text": "A longer \"one\"\n"}, {"text": "Grüße"}]}""");
        var third = Parse(templates, """{"role": "user", "parts": [{"text": ""}, {"text": "\u00e4"}]}""");

        Assert.NotNull(second.Template);
        Assert.Same(second.Template, third.Template);
    }

    [Theory]
    [InlineData("""{"role": "model", "parts": [{"text": "Hi"}]}""", "another role")]
    [InlineData("""{"role": "user", "parts": [{"text": "Hi", "thought": true}]}""", "another key")]
    [InlineData("""{"role": "user","parts": [{"text": "Hi"}]}""", "other white space")]
    [InlineData("""{"role": "user", "parts": [{"text": "Hi"}]} """, "more at the end")]
    [InlineData("""{"role": "user", "parts": [{"text": "Hi"}]""", "less at the end")]
    [InlineData("""{"role": "user", "parts": [{"text": 3}]}""", "a text of another kind")]
    [InlineData("""{"role": "user", "parts": [{"text": "a\q"}]}""", "an escape that is none")]
    [InlineData("""{"role": "user", "parts": [{"text": "\ud83d"}]}""", "half a character")]
    [InlineData("{\"role\": \"user\", \"parts\": [{\"text\": \"a\tb\"}]}", "a raw tab")]
    [InlineData("""{"role": "user", "parts": [{"text": "Hi}]}""", "no closing quote")]
    public void A_line_that_differs_in_anything_else_is_read_by_itself(string line, string difference)
    {
        var templates = new JsonTemplates(Keys);
        Parse(templates, """{"role": "user", "parts": [{"text": "Hi"}]}""");
        Assert.True(Parse(templates, line).Template is null, difference);
    }

    [Fact]
    public void Damaged_bytes_are_found_in_a_text()
    {
        var templates = new JsonTemplates(Keys);
        Parse(templates, """{"text": "Hi"}""");
        var line = Encoding.UTF8.GetBytes("""{"text": "H?"}""");
        line[11] = 0xFF;
        Assert.NotEmpty(Check(templates, line).Errors);
    }

    [Fact]
    public void Conversations_of_any_length_are_read_by_what_they_begin_with()
    {
        var templates = new JsonTemplates(Keys);
        for (var turns = 1; turns < 40; turns++)
        {
            var line = "[" + string.Join(", ", Enumerable.Range(0, turns).Select(turn => $$"""{"role": "{{(turn % 2 == 0 ? "user" : "model")}}", "content": "{{turn}}"}""")) + "]";
            Assert.Null(Parse(templates, line).Template);
            Assert.NotNull(Parse(templates, line).Template);
        }
    }

    [Fact]
    public void Soon_after_a_file_whose_lines_have_nothing_in_common_another_ones_are_known()
    {
        var templates = new JsonTemplates(Keys);
        for (var line = 0; line < 5000; line++)
        {
            Assert.Null(Parse(templates, $$"""{"id": {{line}}, "text": "Hi"}""").Template);
        }

        for (var line = 0; line < 1100; line++)
        {
            Parse(templates, """{"text": "Hi"}""");
        }

        Assert.NotNull(Parse(templates, """{"text": "Hello"}""").Template);
    }

    [Fact]
    public void Random_damage_is_read_like_any_text()
    {
        var random = new Random(7);
        var templates = new JsonTemplates(Keys);
        string[] lines =
        [
            """{"contents": [{"role": "user", "parts": [{"text": "Grüße, \"du\"\\ 😀"}]}, {"role": "model", "parts": [{"text": "\ud83d\ude00 ok"}, {"text": null}]}]}""",
            """{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"","weight":1}]}""",
            """{"text":"a","text":"b","content":["x"],"te\u0078t":"c"}""",
        ];
        var signs = "{}[]\",:\\ \t\u00e4tnu0"u8.ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var line = Encoding.UTF8.GetBytes(lines[random.Next(lines.Length)]).ToList();
            for (var edit = random.Next(3); edit > 0; edit--)
            {
                var at = random.Next(line.Count);
                switch (random.Next(3))
                {
                    case 0: line.RemoveAt(at); break;
                    case 1: line[at] = signs[random.Next(signs.Length)]; break;
                    default: line.Insert(at, signs[random.Next(signs.Length)]); break;
                }
            }

            Check(templates, [.. line]);
        }
    }

    private static JsonTree Parse(JsonTemplates templates, string line) => Check(templates, Encoding.UTF8.GetBytes(line));

    /// <summary>Reads a line by templates and without them, and holds one against the other.</summary>
    private static JsonTree Check(JsonTemplates templates, byte[] line)
    {
        var tree = templates.Parse(line);
        var expected = JsonTree.Parse(line);
        Assert.Equal(expected.HasRoot, tree.HasRoot);
        Assert.Equal(expected.Errors.Select(error => (error.Kind, error.Span)), tree.Errors.Select(error => (error.Kind, error.Span)));
        Assert.Equal(Describe(expected.Nodes), Describe(tree.Nodes));
        return tree;
    }

    private static string Describe(NodeRecord[] nodes) => string.Join('\n', nodes.Select(node =>
        $"{node.Kind} {node.Start} {node.End} {node.Next} {node.Parent} {node.Count} {node.Traits} {node.OpenQuote} {node.CloseQuote}"));
}
