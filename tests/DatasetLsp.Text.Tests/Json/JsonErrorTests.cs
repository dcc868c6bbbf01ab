using System.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Text.Tests.Json;

/// <summary>Damaged lines, what is said of them and where: [| |] encloses the span of each error.</summary>
public class JsonErrorTests
{
    [Theory]
    [InlineData("[||]", "Empty")]
    [InlineData("[||]  ", "Empty")]
    [InlineData("{\"a\": [1, {\"b\": 2[||]", "Truncated", "{\"a\": [1, {\"b\": 2}]}")]
    [InlineData("{\"a\": 1,[||]", "Truncated", "{\"a\": 1}")]
    [InlineData("{\"a\":[||]", "Truncated", "{\"a\":null}")]
    [InlineData("{\"a\"[||]", "Truncated", "{\"a\":null}")]
    [InlineData("[1, tru[||]", "Truncated", "[1, null]")]
    [InlineData("{\"a\": [|\"|]hello", "UnterminatedString", "{\"a\": \"hello\"}")]
    [InlineData("{\"a\": [|\"|]hello}", "UnterminatedString", "{\"a\": \"hello\"}")]
    [InlineData("{\"a\": [|\"|]he\\u00", "UnterminatedString", "{\"a\": \"he\"}")]
    [InlineData("{\"a\": [|\"|]hello, \"b\": 1}", "UnterminatedString", "{\"a\": \"hello\", \"b\": 1}")]
    [InlineData("{\"a\": 1[|,|]}", "TrailingComma", "{\"a\": 1}")]
    [InlineData("[1[|,|] , ]", "TrailingComma", "[1  ]")]
    [InlineData("{\"a\": 1[||] \"b\": 2}", "MissingComma", "{\"a\": 1, \"b\": 2}")]
    [InlineData("[{}[||] {}]", "MissingComma", "[{}, {}]")]
    [InlineData("[\"a\"[||] \"b\"]", "MissingComma", "[\"a\", \"b\"]")]
    [InlineData("{\"a\": 1[|;|] \"b\": 2}", "MissingComma", "{\"a\": 1, \"b\": 2}")]
    [InlineData("[1,[|,|]2]", "ExtraComma", "[1,2]")]
    [InlineData("{[|,|]}", "ExtraComma", "{}")]
    [InlineData("{\"a\"[||] 1}", "MissingColon", "{\"a\": 1}")]
    [InlineData("{\"a\" [|=|] 1}", "MissingColon", "{\"a\" : 1}")]
    [InlineData("{\"a\":[||], \"b\": 1}", "MissingValue")]
    [InlineData("{\"a\"[||], \"b\": 1}", "MissingValue")]
    [InlineData("{[||]: 1}", "MissingKey")]
    [InlineData("{[||]{\"a\": 1}}", "MissingKey")]
    [InlineData("[||]\"a\": 1, \"b\": 2}", "MissingOpener", "{\"a\": 1, \"b\": 2}")]
    [InlineData("{[|'|]it': 'say \"hi\"', 'n': 'it\\'s'}", "SingleQuotes", "{\"it\": \"say \\\"hi\\\"\", \"n\": \"it's\"}")]
    [InlineData("{[|'|]a': 'it's fine', 'b': 1}", "SingleQuotes", "{\"a\": \"it's fine\", \"b\": 1}")]
    [InlineData("{u[|'|]a': u'b'}", "SingleQuotes", "{\"a\": \"b\"}")]
    [InlineData("{\"ideal\": [|“|]D”}", "SmartQuotes", "{\"ideal\": \"D\"}")]
    [InlineData("{\"ideal\": \"D[|”|]}", "SmartQuotes", "{\"ideal\": \"D\"}")]
    [InlineData("{[|name|]: 1, age: 2, \"x\": 3}", "UnquotedKey", "{\"name\": 1, \"age\": 2, \"x\": 3}")]
    [InlineData("{\"a\": [|hello|] big world, \"b\": 1}", "UnquotedText")]
    [InlineData("{\"a\": [|hello|]\", \"b\": 1}", "UnquotedText")]
    [InlineData("{\"a\": [|http|]://x.org/b, \"b\": 1}", "UnquotedText")]
    [InlineData("[[0, 2], [|...|] ]", "UnquotedText")]
    [InlineData("[|name|]: [a, b]", "UnquotedText")]
    [InlineData("[|data|]: {\"a\": 1}", "UnquotedText")]
    [InlineData("[[|True|], None, False]", "PythonLiteral", "[true, null, false]")]
    [InlineData("[[|NaN|], [|-Infinity|]]", "NonFiniteNumber NonFiniteNumber")]
    [InlineData("[[|01|], [|+1|], [|.5|], [|1.|], [|0x1F|], [|-|]]", "InvalidNumber InvalidNumber InvalidNumber InvalidNumber InvalidNumber InvalidNumber")]
    [InlineData("[\"a[|\t|]b\tc\"]", "UnescapedControlCharacter", "[\"a\\tb\\tc\"]")]
    [InlineData("{\"a\": \"He said [|\"|]hi\" to me\"}", "UnescapedQuote", "{\"a\": \"He said \\\"hi\\\" to me\"}")]
    [InlineData("{\"a\": \"He said [|\"|]hi\", and left\", \"b\": 1}", "UnescapedQuote", "{\"a\": \"He said \\\"hi\\\", and left\", \"b\": 1}")]
    [InlineData("{\"a\": \"then hi[|\"|], she said\", \"b\": 1}", "UnescapedQuote", "{\"a\": \"then hi\\\", she said\", \"b\": 1}")]
    [InlineData("[{\"a\": \"return [|\"|]None.\"}, {\"b\": \"c\"}]", "UnescapedQuote", "[{\"a\": \"return \\\"None.\"}, {\"b\": \"c\"}]")]
    [InlineData("{\"a\": \"as {[|\"|]p\": number | null; \"q\": number}[].\", \"b\": \"[{[|\"|]p\": 1.1,\"q\": null}]\"}", "UnescapedQuote UnescapedQuote")]
    [InlineData("{\"a\": \"{[|\"|]b\": {\"c\": \"d\"}, \"e\": 1}\"}", "UnescapedQuote", "{\"a\": \"{\\\"b\\\": {\\\"c\\\": \\\"d\\\"}, \\\"e\\\": 1}\"}")]
    [InlineData("{\"a [|\"|]b\" c\": 1}", "UnescapedQuote", "{\"a \\\"b\\\" c\": 1}")]
    [InlineData("[\"it[|\\'|]s\"]", "InvalidEscape", "[\"it's\"]")]
    [InlineData("[\"C:[|\\d|]ir\\x\"]", "InvalidEscape", "[\"C:\\\\dir\\\\x\"]")]
    [InlineData("{\"a\": \"C:\\\\dir[|\\|]\", \"b\": 1}", "InvalidEscape", "{\"a\": \"C:\\\\dir\\\\\", \"b\": 1}")]
    [InlineData("[\"a[|\\ud800|]b\"]", "LoneSurrogate", "[\"a\\ufffdb\"]")]
    [InlineData("[|\uFEFF|]{}", "ByteOrderMark", "{}")]
    [InlineData("{\"a\": [|/* x */|]1}", "Comment", "{\"a\": 1}")]
    [InlineData("{\"a\": 1} [|// x|]", "Comment", "{\"a\": 1} ")]
    [InlineData("[1[|}|]", "MismatchedBracket", "[1]")]
    [InlineData("{\"a\": [1, 2[|}|]", "MismatchedBracket", "{\"a\": [1, 2]}")]
    [InlineData("{\"a\": [1, 2[|}|], \"b\": 3}", "MismatchedBracket", "{\"a\": [1, 2], \"b\": 3}")]
    [InlineData("{\"a\": 1}[|}|]", "ExtraCloser", "{\"a\": 1}")]
    [InlineData("{\"a\": {\"b\": 1}[|}|], \"c\": 2}", "ExtraCloser", "{\"a\": {\"b\": 1}, \"c\": 2}")]
    [InlineData("  [|}|],", "ExtraCloser")]
    [InlineData("{\"a\": 1} [|{|]\"b\": 2},{}", "SeveralValues", "{\"a\": 1}\n{\"b\": 2}\n{}")]
    [InlineData("{\"a\": 1}[|,|]", "CommaAfterValue", "{\"a\": 1}")]
    [InlineData("{\"a\": 1} [|and|] more", "TrailingText")]
    [InlineData("[[|\u00A0|]1]", "UnexpectedCharacter", "[ 1]")]
    [InlineData("[[|*|]]", "UnexpectedCharacter")]
    public void Says_what_is_wrong_and_where(string marked, string kinds, string? repaired = null)
    {
        byte[] text = Encoding.UTF8.GetBytes(marked.Replace("[|", "").Replace("|]", ""));
        JsonTree tree = JsonTree.Parse(text);

        Assert.Equal(kinds, string.Join(' ', tree.Errors.Select(error => error.Kind)));
        Assert.Equal(marked, Mark(text, tree.Errors));
        TreeCheck.AssertSound(tree);
        if (repaired is not null)
        {
            byte[] result = TreeCheck.Apply(tree.Errors[0].Repair!, text);
            Assert.Equal(repaired, Encoding.UTF8.GetString(result));
            Assert.All(repaired.Split('\n'), line => Assert.Empty(JsonTree.Parse(Encoding.UTF8.GetBytes(line)).Errors));
        }
    }

    [Theory]
    [InlineData("{\"a\": \"x \"y\" z\", \"b\": \"c\\d\"}")]
    [InlineData("{'a': 'it\\'s', b: “c”, \"d\": \"e\tf\\'\"}")]
    [InlineData("{\"a\": \"cut off")]
    public void A_damaged_string_reads_as_after_its_repair(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        string[] before = Strings(JsonTree.Parse(utf8));
        while (JsonTree.Parse(utf8).Errors is [{ Repair: { } repair }, ..])
        {
            utf8 = TreeCheck.Apply(repair, utf8);
        }

        Assert.Empty(JsonTree.Parse(utf8).Errors);
        Assert.Equal(before, Strings(JsonTree.Parse(utf8)));
    }

    [Fact]
    public void Bad_utf8_is_reported_at_each_place_and_not_without_end()
    {
        JsonTree tree = JsonTree.Parse(new byte[] { (byte)'"', 0xFF, (byte)'a', 0xC3, (byte)'"' });
        Assert.Equal([new TextSpan(1, 1), new TextSpan(3, 1)], tree.Errors.Select(error => error.Span));
        Assert.All(tree.Errors, error => Assert.False(error.Kind.IsSyntax()));

        byte[] many = Enumerable.Repeat((byte)0xFF, 100).ToArray();
        many[0] = many[99] = (byte)'"';
        Assert.Equal(16, JsonTree.Parse(many).Errors.Length);
    }

    [Fact]
    public void A_text_cut_off_names_its_innermost_open_bracket() =>
        Assert.Equal(new TextSpan(6, 1), JsonTree.Parse("{\"a\": [1"u8.ToArray()).Errors[0].Opener);

    [Fact]
    public void What_is_nested_too_deep_is_skipped_and_the_rest_read()
    {
        JsonTree tree = JsonTree.Parse("[[[1, \"]\"], 2], 3]"u8.ToArray(), maxDepth: 2);
        Assert.Equal([JsonErrorKind.TooDeep], tree.Errors.Select(error => error.Kind));
        Assert.Equal(new TextSpan(2, 1), tree.Errors[0].Span);
        Assert.Equal(2, tree.Root.Count);
        Assert.Single(JsonTree.Parse(Encoding.UTF8.GetBytes(new string('[', 100_000))).Errors);
    }

    [Theory]
    [InlineData("{} {}", true)]
    [InlineData("{} 1", false)]
    [InlineData("1 {}", false)]
    [InlineData("{'a': 'b'}", true)]
    [InlineData("{'a': 'it's', 'b': 1}", false)]
    [InlineData("[\"\\'\"]", true)]
    [InlineData("[\"\\x\"]", false)]
    [InlineData("[1,,2]", false)]
    [InlineData("[1 /* {\"a\": 2} */]", false)]
    [InlineData("{\"a\": 1 // \"b\": 2}", false)]
    public void A_repair_is_certain_only_where_no_data_can_change(string text, bool isCertain) =>
        Assert.Equal(isCertain, JsonTree.Parse(Encoding.UTF8.GetBytes(text)).Errors[0].Repair!.IsCertain);

    private static string Mark(byte[] text, IReadOnlyList<JsonError> errors)
    {
        var marked = new StringBuilder();
        int done = 0;
        foreach (JsonError error in errors)
        {
            marked.Append(Encoding.UTF8.GetString(text.AsSpan(done..error.Span.Start)));
            marked.Append("[|").Append(Encoding.UTF8.GetString(text.AsSpan(error.Span.Start, error.Span.Length))).Append("|]");
            done = error.Span.End;
        }

        return marked.Append(Encoding.UTF8.GetString(text.AsSpan(done))).ToString();
    }

    private static string[] Strings(JsonTree tree)
    {
        var strings = new List<string>();
        foreach (JsonMember member in tree.Root.Members)
        {
            strings.Add(member.Key);
            strings.Add(member.Value.GetString());
        }

        return [.. strings];
    }
}
