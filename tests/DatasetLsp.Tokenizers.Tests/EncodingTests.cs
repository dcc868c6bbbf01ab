using System.Text;
using DatasetLsp.Tokenizers.Tests.References;
using DatasetLsp.Tokenizers.Tests.Texts;

namespace DatasetLsp.Tokenizers.Tests;

public sealed class EncodingTests
{
    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Tokens_tile_the_text_with_the_texts_of_their_pieces(string vocabulary)
    {
        var plain = PlainVocabulary.Of(vocabulary);
        foreach (var text in HostileTexts.Valid(7, Repository.IsLong ? 50_000 : 3_000, plain))
        {
            var tokens = Tokens.Of(vocabulary).Encode(text);
            var end = 0;
            for (var number = 0; number < tokens.Count; number++)
            {
                Assert.Equal(end, tokens[number].Start);
                end = number + 1 < tokens.Count ? tokens[number + 1].Start : text.Length;
                var bytes = text[tokens[number].Start..end];
                if (Array.IndexOf(plain.ByteIds, tokens[number].Id) is >= 0 and var value)
                {
                    Assert.Equal([(byte)value], bytes);
                }
                else
                {
                    Assert.Equal(plain.Pieces[tokens[number].Id], Encoding.UTF8.GetString(bytes).Replace(' ', '\u2581'));
                }
            }

            Assert.Equal(text.Length, end);
        }
    }

    [VocabularyFact]
    public void Places_in_a_text_with_invalid_bytes_are_those_of_its_own_bytes()
    {
        byte[] text = [.. "one"u8, 0xFF, 0xFE, .. " two"u8, 0xE2, 0x96, 0x81, .. "three é"u8, 0xC3];
        var tokens = Tokens.Of("gemma3").Encode(text);
        // Two bytes of no meaning are one piece of two U+FFFD.
        Assert.Equal([0, 3, 5, 9, 17, 20], tokens.Select(token => token.Start));
    }

    [VocabularyFact]
    public void Places_in_invalid_text_ascend_from_its_beginning()
    {
        foreach (var text in HostileTexts.Invalid(8, 3_000, PlainVocabulary.Of("gemma3")).Where(text => text.Length > 0))
        {
            var starts = Tokens.Of("gemma3").Encode(text).Select(token => token.Start).ToList();
            Assert.Equal(0, starts[0]);
            Assert.True(starts.SequenceEqual(starts.Order().Distinct()), Tokens.InWords(text));
            Assert.InRange(starts[^1], 0, text.Length - 1);
        }
    }

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void The_place_of_a_token_is_where_it_begins(string vocabulary)
    {
        var tokenizer = Tokens.Of(vocabulary);
        byte[][] texts =
        [
            .. HostileTexts.Valid(9, Repository.IsLong ? 5_000 : 300, PlainVocabulary.Of(vocabulary)),
            .. HostileTexts.Invalid(9, Repository.IsLong ? 2_000 : 150, PlainVocabulary.Of(vocabulary)),
        ];
        foreach (var text in texts)
        {
            var tokens = tokenizer.Encode(text);
            for (var number = 0; number < tokens.Count; number++)
            {
                Assert.Equal(tokens[number].Start, tokenizer.IndexOfToken(text, number));
            }

            Assert.Equal(-1, tokenizer.IndexOfToken(text, tokens.Count));
        }
    }

    [VocabularyFact]
    public void A_token_far_inside_a_long_text_is_found()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 30_000).Select(number => $"word {number}, ")));
        var tokens = Tokens.Of("gemma3").Encode(text);
        foreach (var number in new[] { 0, 1, 1_000, 77_777, tokens.Count - 1 })
        {
            Assert.Equal(tokens[number].Start, Tokens.Of("gemma3").IndexOfToken(text, number));
        }
    }
}
