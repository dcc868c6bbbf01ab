using System.Text;
using DatasetLsp.Tokenizers.Tests.References;
using DatasetLsp.Tokenizers.Tests.Texts;

namespace DatasetLsp.Tokenizers.Tests;

public sealed class CountingTests
{
    [VocabularyTheory]
    [InlineData("", 0)]
    [InlineData("What is your name?", 5)]
    [InlineData("1234", 4)]
    [InlineData("<start_of_turn>user\n", 3)]
    [InlineData("<bos>", 3)]
    [InlineData("\u2581\u2581", 1)]
    [InlineData("  ", 1)]
    [InlineData("\0\0", 2)]
    [InlineData("\u00a0", 2)]
    [InlineData("</div>", 1)]
    [InlineData("</p>", 3)]
    [InlineData("<b> </b>", 3)]
    public void Known_counts_with_Gemma_3(string text, int tokens) => Assert.Equal(tokens, Tokens.Of("gemma3").CountTokens(Encoding.UTF8.GetBytes(text)));

    [VocabularyTheory]
    [InlineData(' ')]
    [InlineData('\n')]
    [InlineData('\t')]
    public void A_run_of_blanks_is_a_token_for_each_31(char blank)
    {
        for (var length = 1; length < 200; length++)
        {
            Assert.Equal((length + 30) / 31, Tokens.Of("gemma3").CountTokens(Encoding.UTF8.GetBytes(new string(blank, length))));
        }
    }

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void What_stands_where_a_block_ends_is_counted_as_anywhere(string vocabulary)
    {
        var plain = new PlainTokenizer(PlainVocabulary.Of(vocabulary));
        string[] placed =
        [
            "> </", "> </div>", "a  b", "\n\n\n", "            x", "internationalization", "日本語のテキスト", "привет, мир", "don’t", "<div>", "<start_of_turn>", "😀😀", "......", "\0", "é",
            new string(' ', 33), new string('\n', 40), new string('-', 70), "ابحث عن؟!", "\r\n", "°C", "[multimodal]",
        ];
        foreach (var text in placed)
        {
            for (var before = 0; before < 70; before++)
            {
                var bytes = Encoding.UTF8.GetBytes($"{string.Concat(Enumerable.Repeat("1", before))}{text} and then some more text, {text}, up to the end of a second block.");
                Tokens.AreThese(Tokens.Of(vocabulary), bytes, plain.Encode(bytes));
            }
        }
    }

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Each_cut_of_a_text_is_counted_rightly(string vocabulary)
    {
        var plain = new PlainTokenizer(PlainVocabulary.Of(vocabulary));
        var text = Encoding.UTF8.GetBytes("Über die  Größe: <td>\u00a0日本 </td> > </p>\n\n\t\tif (x[0] == 'ß') { return “yes”; }  \r\nПривет… 😀 <unused1>12.5° and the rest");
        for (var end = 0; end <= text.Length; end++)
        {
            // In the middle of a character, its bytes are invalid.
            Tokens.AreThese(Tokens.Of(vocabulary), text[..end], plain.Encode(text[..end]));
            Tokens.AreThese(Tokens.Of(vocabulary), text[end..], plain.Encode(text[end..]));
        }
    }

    /// <summary>One that takes quadratic time does not come back from these in hours.</summary>
    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void A_long_hostile_text_is_counted_and_encoded(string vocabulary)
    {
        foreach (var (name, text) in HostileTexts.Long(Repository.IsLong ? 16_000_000 : 1_000_000))
        {
            var count = Tokens.Of(vocabulary).CountTokens(text);
            Assert.True(count == Tokens.Of(vocabulary).Encode(text).Count, name);
            Assert.InRange(count, text.Length / (31 * 3), text.Length);
        }
    }

    [VocabularyFact]
    public void Counting_takes_no_memory()
    {
        byte[][] texts =
        [
            .. HostileTexts.Valid(5, 500, PlainVocabulary.Of("gemma3")),
            .. HostileTexts.Invalid(5, 500, PlainVocabulary.Of("gemma3")),
            .. HostileTexts.Long(100_000).Select(pair => pair.Text),
        ];
        var tokenizer = Tokens.Of("gemma3");
        // The first round fills the shared pools, which the garbage collector may empty again.
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => AllocatedBy(() => Count(tokenizer, texts))));
    }

    [VocabularyFact]
    public async Task Threads_count_with_one_tokenizer()
    {
        byte[][] texts = [.. HostileTexts.Valid(6, 3_000, PlainVocabulary.Of("gemma3"))];
        var expected = texts.Select(text => Tokens.Of("gemma3").Encode(text).Count).ToArray();
        for (var round = 0; round < (Repository.IsLong ? 50 : 3); round++)
        {
            // A new one each time, so that all threads write to the same empty tables.
            var tokenizer = BuiltInTokenizers.Load("gemma3")!;
            var counts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => texts.Select(text => tokenizer.CountTokens(text)).ToArray())));
            Assert.All(counts, found => Assert.Equal(expected, found));
        }
    }

    private static void Count(Tokenizer tokenizer, byte[][] texts)
    {
        foreach (var text in texts)
        {
            tokenizer.CountTokens(text);
        }
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
