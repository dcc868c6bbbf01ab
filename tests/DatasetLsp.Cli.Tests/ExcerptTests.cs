using System.Text;
using DatasetLsp.Core.Reports;
using DatasetLsp.Text;

namespace DatasetLsp.Cli.Tests;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("short line", "line", "short line", "      ^^^^")]
    [InlineData("a\ttab", "tab", "a␉tab", "  ^^^")]
    [InlineData("日本語 text", "text", "日本語 text", "       ^^^^")]
    [InlineData("日本語 text", "本", "日本語 text", "  ^^")]
    [InlineData("a\u0301b", "b", "a\u0301b", " ^")]
    [InlineData("😀!", "!", "😀!", "  ^")]
    [InlineData("zero\u200bwidth", "width", "zero<U+200B>width", "            ^^^^^")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaHEREbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "HERE", "…aaaaaaaaaHEREbbbbbbbbbbbbbbb…", "          ^^^^")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaHERE", "HERE", "…aaaaaaaaaaaaaaaaaaaaaaaaaHERE", "                          ^^^^")]
    public void Carets_stand_under_the_place(string line, string place, string text, string marker)
    {
        var start = Encoding.UTF8.GetByteCount(line[..line.IndexOf(place, StringComparison.Ordinal)]);

        var excerpt = Of(Encoding.UTF8.GetBytes(line), new TextSpan(start, Encoding.UTF8.GetByteCount(place)));

        Assert.Equal((text, marker), (excerpt.Text, excerpt.Marker));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_named()
    {
        var excerpt = Of([(byte)'a', 0xFF, (byte)'b'], new TextSpan(1, 1));

        Assert.Equal(("a\\xFFb", " ^^^^"), (excerpt.Text, excerpt.Marker));
    }

    [Fact]
    public void A_place_at_the_end_has_one_caret() =>
        Assert.Equal("   ^", Of("abc"u8.ToArray(), new TextSpan(3, 0)).Marker);

    [Fact]
    public void No_excerpt_is_wider_than_it_may_be()
    {
        // A seeded walk over lines of every kind of character.
        var random = new Random(20);
        string[] pieces = ["a", "\t", "é", "日", "😀", "\u200b", "\u0301", "\"", "\\"];
        for (var round = 0; round < 2000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => pieces[random.Next(pieces.Length)])));
            var start = random.Next(bytes.Length + 1);

            var excerpt = Of(bytes, new TextSpan(start, random.Next(bytes.Length - start + 1)));

            Assert.InRange(excerpt.Indent + excerpt.Width, 1, 31);
        }
    }

    private static Excerpt Of(byte[] line, TextSpan span) => Excerpt.Of(LineTable.FromBytes(line)[0], span, columns: 30);
}
