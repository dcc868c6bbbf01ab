using System.Text;
using DatasetLsp.Tokenizers.Tests.References;

namespace DatasetLsp.Tokenizers.Tests.Texts;

/// <summary>Texts that tokenizers get wrong, from a seed.</summary>
internal static class HostileTexts
{
    private static readonly string[] Troublesome =
    [
        "\u2581", " ", "  ", "   ", "\n", "\n\n", "\t", "\r", "\r\n", "\v", "\f", "\0", "\u0002", "\u001b[", "\u00a0", "\u3000",
        "<div>", "</div>", "<td>", "</td>", "</p>", "> </", ">\u2581</", "<s>", "<bos>", "<eos>", "<pad>", "<unk>", "<mask>", "[multimodal]", "<start_of_turn>", "<end_of_turn>",
        "<unused0>", "<unused6241>", "<start_of_image>", "<image_soft_token>", "[@BOS@]", "<2mass>", "[toxicity=0]", "<0x41>", "<", "[", ">", "</",
        "=", "==", "======", " ======", "SSSR", " SSSR", "FFFF", " FFFF", "/******/", " YYYY", "yyyy", " yyyy", " ссср", "ссср", " diffformul", " ::::::::",
        "1", "23", "٣", "५", "é", "ü", "ß", "Ж", "ه", "\u200c", "ﻻ", "日", "本", "語", "한", "국", "ก", "ि", "😀", "👩‍👩‍👧", "🏳️‍🌈", "🇩🇪", "\ue000", "\U000F0000",
        "\ufffd", "\ufffd\ufffd", "\u200b", "؟", "،", "×", "”", "“", "’", "—", "…", "«", "»", "°", "º", "a", "b", "e", "s", "t", "A", "Z", "_", "-", "/*", "*/", "#", "$", "{", "}",
        "\"", "'", "\\", "\\n", "\\u00e9", "http://", "www.", ".com", "%20", "q", "zx",
    ];

    private static readonly string[] Alphabets =
        ["ab", "aab", " a", "=", "=-", "abc ", "<>/ d", "> </", "\n ", "\u2581 ", "SRFY ", "*/ ", "日本", "аб ", "\ufffda", "e\u0301", "\t\n ", "S", "F ", ": "];

    private static readonly byte[] BadBytes = [0x80, 0xBF, 0xC0, 0xC1, 0xC3, 0xE2, 0xED, 0xF0, 0xF4, 0xF5, 0xFF];

    /// <summary>Texts of up to about 300 characters, of each class that is known to make trouble. They are valid UTF-8.</summary>
    public static IEnumerable<byte[]> Valid(int seed, int count, PlainVocabulary vocabulary)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            yield return Encoding.UTF8.GetBytes(random.Next(20) switch
            {
                < 7 => Join(random, 20, () => Pick(random, Troublesome)),
                < 11 => Join(random, 12, () => Pick(random, vocabulary.Pieces)).Replace('\u2581', random.Next(3) == 0 ? '\u2581' : ' '),
                < 14 => Letters(random),
                < 16 => Join(random, 40, () => AnyCharacter(random)),
                < 17 => string.Concat(Enumerable.Repeat(Pick(random, Troublesome), random.Next(1, 140))) + Pick(random, Troublesome),
                _ => Join(random, 60, () => random.Next(3) == 0 ? Pick(random, Troublesome) : Pick(random, vocabulary.Pieces).Replace('\u2581', ' ')),
            });
        }
    }

    /// <summary>Such texts with damaged bytes, and random bytes.</summary>
    public static IEnumerable<byte[]> Invalid(int seed, int count, PlainVocabulary vocabulary)
    {
        var random = new Random(seed);
        foreach (var text in Valid(seed, count, vocabulary))
        {
            if (random.Next(10) == 0 || text.Length == 0)
            {
                var bytes = new byte[random.Next(60)];
                random.NextBytes(bytes);
                yield return bytes;
                continue;
            }

            for (var damage = random.Next(1, 5); damage > 0; damage--)
            {
                text[random.Next(text.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : BadBytes[random.Next(BadBytes.Length)];
            }

            yield return random.Next(2) == 0 ? text : text[..random.Next(1, text.Length + 1)];
        }
    }

    /// <summary>A character, alone and between letters.</summary>
    public static byte[] Around(Rune character) => Encoding.UTF8.GetBytes($"{character}|a{character}b {character}");

    /// <summary>What costs a quadratic algorithm a quadratic time, at any length.</summary>
    public static IEnumerable<(string Name, byte[] Text)> Long(int bytes)
    {
        string[] repeated =
            ["a", "=", "> </", ">\u2581</", "ab", "<b>", " ", "\n", "\t", "\u200b", "日", "-", "*", "x ", "A", "S", "\u2581", "<", "[", "_", "\ufffd", "аб", "  a", "👩‍👩‍👧"];
        foreach (var text in repeated)
        {
            var once = Encoding.UTF8.GetBytes(text);
            yield return ($"\"{text}\" again and again", [.. Enumerable.Repeat(once, bytes / once.Length).SelectMany(part => part)]);
        }

        var random = new Random(1);
        yield return ("random letters", [.. Enumerable.Range(0, bytes).Select(_ => (byte)random.Next('a', 'z' + 1))]);
        yield return ("two letters at random", [.. Enumerable.Range(0, bytes).Select(_ => (byte)random.Next('a', 'b' + 1))]);
        yield return ("signs at random", [.. Enumerable.Range(0, bytes).Select(_ => "=-*#/"u8[random.Next(5)])]);
        yield return ("characters of Chinese at random", Encoding.UTF8.GetBytes([.. Enumerable.Range(0, bytes / 3).Select(_ => (char)random.Next(0x4E00, 0xA000))]));
        yield return ("letters of Russian at random", Encoding.UTF8.GetBytes([.. Enumerable.Range(0, bytes / 2).Select(_ => (char)random.Next('а', 'я' + 1))]));
        var any = new byte[bytes];
        random.NextBytes(any);
        yield return ("random bytes", any);
        yield return ("Base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(any.AsSpan(..(bytes * 3 / 4)))));
    }

    private static string Join(Random random, int most, Func<string> next) => string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => next()));

    private static string Letters(Random random)
    {
        var alphabet = Pick(random, Alphabets);
        return Join(random, 150, () => alphabet[random.Next(alphabet.Length)].ToString());
    }

    private static string AnyCharacter(Random random) => new Rune(random.Next(5) switch
    {
        0 => random.Next(0x80),
        1 => random.Next(0x80, 0x800),
        2 => random.Next(0x800, 0xD800),
        3 => random.Next(0xE000, 0x10000),
        _ => random.Next(0x10000, 0x110000),
    }).ToString();

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];
}
