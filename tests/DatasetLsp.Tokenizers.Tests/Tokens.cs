using System.Text;

namespace DatasetLsp.Tokenizers.Tests;

/// <summary>What all tests say of tokens.</summary>
internal static class Tokens
{
    public static Tokenizer Of(string vocabulary) => BuiltInTokenizers.Find(vocabulary)!;

    /// <summary>Our ids, our count and our places agree with these ids, and with one another.</summary>
    public static void AreThese(Tokenizer tokenizer, byte[] text, IReadOnlyCollection<int> expected)
    {
        var tokens = tokenizer.Encode(text);
        Assert.True(expected.SequenceEqual(tokens.Select(token => token.Id)), Difference(text, [.. expected], tokens));
        var count = tokenizer.CountTokens(text);
        Assert.True(count == expected.Count, $"counted {count} for {expected.Count} tokens of {InWords(text)}");
    }

    /// <summary>Each text in turn, with the ids that another implementation gives it.</summary>
    public static void AreThese(Tokenizer tokenizer, IReadOnlyCollection<byte[]> texts, IEnumerable<int[]> expected)
    {
        var compared = 0;
        foreach (var (text, ids) in texts.Zip(expected))
        {
            AreThese(tokenizer, text, ids);
            compared++;
        }

        Assert.Equal(texts.Count, compared);
    }

    public static string InWords(byte[] text) => $"\"{Encoding.UTF8.GetString(text[..Math.Min(text.Length, 300)])}\" ({Convert.ToHexString(text[..Math.Min(text.Length, 300)])})";

    private static string Difference(byte[] text, int[] expected, List<Token> tokens)
    {
        var at = 0;
        while (at < expected.Length && at < tokens.Count && expected[at] == tokens[at].Id)
        {
            at++;
        }

        return $"token {at}: expected {string.Join(' ', expected.Skip(at).Take(8))}, got {string.Join(' ', tokens.Skip(at).Take(8).Select(token => token.Id))} in {InWords(text)}";
    }
}
