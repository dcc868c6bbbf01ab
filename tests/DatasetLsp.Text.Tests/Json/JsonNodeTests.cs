using System.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Text.Tests.Json;

public class JsonNodeTests
{
    private const string Line = "{\"é\": [1, \"a\\u00e9\\ud83d\\ude00z\"], \"b\" : {}}";
    private readonly JsonTree _tree = JsonTree.Parse(Encoding.UTF8.GetBytes(Line));

    [Fact]
    public void Every_key_and_value_knows_its_bytes()
    {
        var seen = new List<string>();
        foreach (JsonMember member in _tree.Root.Members)
        {
            seen.Add($"{At(member.KeySpan)} = {At(member.Value.Span)}");
        }

        foreach (JsonNode element in First("é").Elements)
        {
            seen.Add(At(element.Span));
        }

        Assert.Equal(["\"é\" = [1, \"a\\u00e9\\ud83d\\ude00z\"]", "\"b\" = {}", "1", "\"a\\u00e9\\ud83d\\ude00z\""], seen);
    }

    [Fact]
    public void The_innermost_node_is_found_at_a_byte()
    {
        Assert.Equal("\"é\"", At(_tree.NodeAt(2)!.Value.Span));
        Assert.True(_tree.NodeAt(2)!.Value.IsKey);
        Assert.Equal("1", At(_tree.NodeAt(8)!.Value.Span));
        Assert.Equal(JsonKind.Array, _tree.NodeAt(9)!.Value.Kind);
        Assert.Equal(_tree.Root, _tree.NodeAt(5));
        Assert.Null(_tree.NodeAt(-1));
        Assert.Null(_tree.NodeAt(_tree.Text.Length));
    }

    [Fact]
    public void A_string_is_compared_and_written_unescaped()
    {
        JsonNode text = Last(First("é"));
        Assert.True(text.HasEscapes);
        Assert.Equal("aé😀z", text.GetString());
        Assert.True(text.TextEquals("aé😀z"u8));
        Assert.False(text.TextEquals("aé😀"u8));
        Assert.False(text.TextEquals("aé😀zz"u8));
        var unescaped = new byte[text.ContentSpan.Length];
        Assert.Equal(8, text.WriteUnescaped(unescaped));
        Assert.Equal("aé😀z", Encoding.UTF8.GetString(unescaped, 0, 8));
        Assert.Throws<ArgumentException>(() => Last(First("é")).WriteUnescaped(new byte[3]));
    }

    [Fact]
    public void Unescaped_offsets_lead_back_to_the_text()
    {
        JsonNode text = Last(First("é"));
        int start = text.ContentSpan.Start;
        int[] expected = [0, 1, 1, 7, 7, 7, 7, 19, 20, 20];
        Assert.Equal(expected, Enumerable.Range(0, 10).Select(offset => text.UnescapedToRaw(offset) - start));
    }

    [Fact]
    public void The_last_of_several_members_with_one_name_wins()
    {
        JsonTree tree = JsonTree.Parse("{\"a\": 1, \"\\u0061\": 2}"u8.ToArray());
        Assert.True(tree.Root.TryGetMember("a"u8, out JsonMember member));
        Assert.Equal("2", Encoding.UTF8.GetString(member.Value.Raw));
        Assert.Equal("\\u0061", Encoding.UTF8.GetString(member.RawKey));
        Assert.False(tree.Root.TryGetMember("b"u8, out _));
    }

    [Fact]
    public void A_text_without_a_value_has_a_missing_root()
    {
        JsonTree tree = JsonTree.Parse(" "u8.ToArray());
        Assert.False(tree.HasRoot);
        Assert.Equal(JsonKind.Missing, tree.Root.Kind);
    }

    private string At(TextSpan span) => Encoding.UTF8.GetString(_tree.Text.Span.Slice(span.Start, span.Length));

    private JsonNode First(string name)
    {
        Assert.True(_tree.Root.TryGetMember(Encoding.UTF8.GetBytes(name), out JsonMember member));
        return member.Value;
    }

    private static JsonNode Last(JsonNode array)
    {
        JsonNode last = default;
        foreach (JsonNode element in array.Elements)
        {
            last = element;
        }

        return last;
    }
}
