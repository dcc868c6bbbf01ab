using System.Text;
using DatasetLsp.Core.Index.Near;

namespace DatasetLsp.Core.Tests.Index.Near;

public sealed class WordPairsTests
{
    [Theory]
    [InlineData("How are you?", "how  are\tyou")]
    [InlineData("«How», are… (you)", "how are you!!!")]
    [InlineData("don't", "don’t")]
    [InlineData("don't", "dont")]
    [InlineData("e-mail", "E mail")]
    [InlineData("snake_case", "snake case")]
    [InlineData("**bold** and `code`", "bold and code")]
    [InlineData("ÄRGER mit Öl", "ärger mit öl")]
    [InlineData("Яребица", "яребица")]
    [InlineData("你是谁？", "你是谁")]
    [InlineData("こんにちは。", "こんにちは")]
    [InlineData("a\u200Db\uFEFF", "ab")]
    [InlineData("👍\uFE0F", "👍")]
    [InlineData("हिन्दी", "हिन्दी।")]
    public void These_are_the_same(string one, string other) => Assert.Equal(PairsOf(one), PairsOf(other));

    [Theory]
    [InlineData("12 + 5", "12 - 5")]
    [InlineData("12 - 5", "12 * 5")]
    [InlineData("12*5", "12/5")]
    [InlineData("3.14", "314")]
    [InlineData("3.14", "3 14")]
    [InlineData("5%", "5")]
    [InlineData("$5", "€5")]
    [InlineData("x < 0", "x > 0")]
    [InlineData("is it -5", "is it 5")]
    [InlineData("😀", "😢")]
    [InlineData("a b c", "a c b")]
    [InlineData("ab", "a b")]
    [InlineData("你是谁", "谁是你")]
    [InlineData("नमस्ते", "नमस")]
    public void These_are_not(string one, string other) => Assert.NotEqual(PairsOf(one), PairsOf(other));

    [Theory]
    [InlineData("", 0)]
    [InlineData("?! …", 0)]
    [InlineData("one", 2)]
    [InlineData("one two", 3)]
    [InlineData("one two one two one", 4)]
    [InlineData("你是谁", 4)]
    [InlineData("สวัสดี", 5)]
    [InlineData("안녕 하세요", 3)]
    public void A_text_has_one_more_pair_than_words_each_once(string text, int count) => Assert.Equal(count, PairsOf(text).Length);

    [Fact]
    public void Texts_that_were_added_one_after_the_other_are_one()
    {
        var pairs = new WordPairs();
        pairs.Add("How are"u8);
        pairs.Add("you?"u8);
        Assert.Equal(PairsOf("How are you?"), pairs.Take().ToArray());
        Assert.Equal(0, pairs.Take().Length);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_gaps()
    {
        var pairs = new WordPairs();
        pairs.Add([(byte)'a', 0xFF, (byte)'b', 0xC3]);
        Assert.Equal(PairsOf("a b"), pairs.Take().ToArray());
    }

    [Fact]
    public void They_come_in_order_and_each_once()
    {
        var pairs = PairsOf(string.Join(' ', Enumerable.Range(0, 5000).Select(number => number % 1700)));
        Assert.Equal(1702, pairs.Length);
        Assert.Equal(pairs.Order().Distinct(), pairs);
    }

    private static uint[] PairsOf(string text)
    {
        var pairs = new WordPairs();
        pairs.Add(Encoding.UTF8.GetBytes(text));
        return pairs.Take().ToArray();
    }
}
