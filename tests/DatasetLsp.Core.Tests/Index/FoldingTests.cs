using System.Text;
using DatasetLsp.Core.Index;

namespace DatasetLsp.Core.Tests.Index;

public class FoldingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData(" Yes,  SIR \r\n", "yes, sir")]
    [InlineData("a\tb\u00A0\u3000c", "a b c")]
    [InlineData("ÄÖÜ ПРИВЕТ Ⱥ İ", "äöü привет ⱥ İ")]
    [InlineData("日本語 のテキスト", "日本語 のテキスト")]
    [InlineData("A sentence of more than sixteen letters. AND ANOTHER ONE,\n\nof more.", "a sentence of more than sixteen letters. and another one, of more.")]
    public void White_space_and_case_make_no_difference(string text, string folded) => Assert.Equal(folded, Fold(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void It_does_to_any_text_what_it_does_to_each_character()
    {
        var random = new Random(11);
        string[] pieces = ["a", "Z", " ", "  ", "\n", "\t", "é", "Ж", "日", "😀", "\u00A0", "The quick brown fox JUMPS over", "0123456789", "\u007F", "@[`{"];
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var utf8 = Encoding.UTF8.GetBytes(random.Next(20) == 0 ? string.Concat(Enumerable.Repeat(text, 400)) : text);
            if (utf8.Length > 0 && random.Next(4) == 0)
            {
                utf8[random.Next(utf8.Length)] = (byte)random.Next(256);
            }

            Assert.Equal(FoldSlowly(utf8), Fold(utf8));
        }
    }

    private static string Fold(byte[] utf8)
    {
        var buffer = new ByteBuffer();
        buffer.Add("before "u8);
        Folding.Add(buffer, utf8);
        return Encoding.UTF8.GetString(buffer.Written["before ".Length..]);
    }

    private static string FoldSlowly(byte[] utf8)
    {
        var words = Encoding.UTF8.GetString(utf8).EnumerateRunes()
            .Select(rune => Rune.IsWhiteSpace(rune) ? " " : Rune.ToLowerInvariant(rune).ToString());
        return string.Join(' ', string.Concat(words).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
