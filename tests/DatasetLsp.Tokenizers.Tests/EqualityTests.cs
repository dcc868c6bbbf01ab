using System.Text;
using DatasetLsp.Tokenizers.Tests.References;
using DatasetLsp.Tokenizers.Tests.Texts;

namespace DatasetLsp.Tokenizers.Tests;

/// <summary>Ids and counts are those of other implementations: a plain one of the tests' own, SentencePiece, and Hugging Face's.</summary>
public sealed class EqualityTests
{
    private const int Seed = 20;

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Hostile_texts_are_what_the_plain_implementation_says(string vocabulary)
    {
        var plain = new PlainTokenizer(PlainVocabulary.Of(vocabulary));
        foreach (var text in HostileTexts.Valid(Seed, Repository.IsLong ? 100_000 : 4_000, PlainVocabulary.Of(vocabulary)))
        {
            Tokens.AreThese(Tokens.Of(vocabulary), text, plain.Encode(text));
        }
    }

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Invalid_bytes_are_what_the_plain_implementation_says(string vocabulary)
    {
        var plain = new PlainTokenizer(PlainVocabulary.Of(vocabulary));
        foreach (var text in HostileTexts.Invalid(Seed, Repository.IsLong ? 50_000 : 2_000, PlainVocabulary.Of(vocabulary)))
        {
            Tokens.AreThese(Tokens.Of(vocabulary), text, plain.Encode(text));
        }
    }

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Every_character_alone_and_between_letters_is_what_the_plain_implementation_says(string vocabulary)
    {
        var plain = new PlainTokenizer(PlainVocabulary.Of(vocabulary));
        // The first of all scripts, and then samples; all in the long form.
        foreach (var text in Characters(sample: 101))
        {
            Tokens.AreThese(Tokens.Of(vocabulary), text, plain.Encode(text));
        }
    }

    [VocabularyTheory]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Every_piece_written_as_a_text_is_what_the_plain_implementation_says(string vocabulary)
    {
        var plain = new PlainTokenizer(PlainVocabulary.Of(vocabulary));
        for (var id = 0; id < PlainVocabulary.Of(vocabulary).Pieces.Length; id += Repository.IsLong ? 1 : 13)
        {
            var text = Encoding.UTF8.GetBytes(PlainVocabulary.Of(vocabulary).Pieces[id].Replace('\u2581', ' '));
            Tokens.AreThese(Tokens.Of(vocabulary), text, plain.Encode(text));
        }
    }

    [VocabularyTheory(Need.SharedData)]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Real_texts_are_what_the_plain_implementation_says(string vocabulary)
    {
        var plain = new PlainTokenizer(PlainVocabulary.Of(vocabulary));
        foreach (var text in RealTexts.Some(Repository.IsLong ? 20_000 : 500).Where(text => text.Length < 3_000))
        {
            Tokens.AreThese(Tokens.Of(vocabulary), text, plain.Encode(text));
        }
    }

    [VocabularyTheory(Need.SentencePiece)]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Hostile_texts_are_what_SentencePiece_says(string vocabulary)
    {
        byte[][] texts =
        [
            .. HostileTexts.Valid(Seed + 1, Repository.IsLong ? 100_000 : 8_000, PlainVocabulary.Of(vocabulary)),
            .. HostileTexts.Invalid(Seed + 1, Repository.IsLong ? 50_000 : 4_000, PlainVocabulary.Of(vocabulary)),
            .. Characters(sample: 31),
        ];
        Tokens.AreThese(Tokens.Of(vocabulary), texts, OtherProgram.SentencePiece(vocabulary, texts));
    }

    [VocabularyTheory(Need.SentencePiece)]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Long_hostile_texts_are_what_SentencePiece_says(string vocabulary)
    {
        byte[][] texts = [.. HostileTexts.Long(Repository.IsLong ? 1_000_000 : 20_000).Select(pair => pair.Text)];
        Tokens.AreThese(Tokens.Of(vocabulary), texts, OtherProgram.SentencePiece(vocabulary, texts));
    }

    [VocabularyTheory(Need.SentencePieceAndSharedData)]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Real_texts_are_what_SentencePiece_says(string vocabulary)
    {
        var texts = RealTexts.Some(Repository.IsLong ? null : 4_000);
        Tokens.AreThese(Tokens.Of(vocabulary), texts, OtherProgram.SentencePiece(vocabulary, texts));
    }

    [VocabularyTheory(Need.Node)]
    [InlineData("gemma2")]
    [InlineData("gemma3")]
    public void Hostile_texts_are_what_Hugging_Face_says_where_it_agrees_with_SentencePiece(string vocabulary)
    {
        // It finds control tokens and runs of U+2581 in a text, where SentencePiece does not.
        string[] differing = ["<bos>", "<eos>", "<pad>", "<unk>", "<image_soft_token>", "\u2581"];
        byte[][] texts =
        [
            .. HostileTexts.Valid(Seed + 2, Repository.IsLong ? 20_000 : 1_000, PlainVocabulary.Of(vocabulary))
                .Where(text => !differing.Any(Encoding.UTF8.GetString(text).Contains)),
        ];
        Tokens.AreThese(Tokens.Of(vocabulary), texts, OtherProgram.Transformers(vocabulary, texts));
    }

    private static IEnumerable<byte[]> Characters(int sample) =>
        from number in Enumerable.Range(0, 0x110000)
        where Rune.IsValid(number) && (number < 0x600 || Repository.IsLong || number % sample == 0)
        select HostileTexts.Around(new Rune(number));
}
