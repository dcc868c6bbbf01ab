using System.Text;
using System.Text.Json;

namespace DatasetLsp.Benchmarks;

/// <summary>A Gemini dataset of any size, made from a seed: the same arguments give the same bytes.</summary>
internal static class Corpus
{
    private static readonly string[] Words =
        "the customer order arrived late and wants a refund for invoice billing login password reset please help with my account thank you naïve café 漢字 😀".Split(' ');

    /// <summary>Lines of one user and one model turn, 150 to 700 bytes each, until there are so many bytes.</summary>
    public static byte[] Make(int bytes, int seed = 7)
    {
        var random = new Random(seed);
        var text = new StringBuilder(bytes + 1024);
        for (var number = 0; text.Length < bytes; number++)
        {
            var line = new
            {
                contents = new[]
                {
                    new { role = "user", parts = new[] { new { text = $"[{number}] {Sentence(random, 12, 60)}" } } },
                    new { role = "model", parts = new[] { new { text = Sentence(random, 3, 40) } } },
                },
            };
            text.Append(JsonSerializer.Serialize(line)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Sentence(Random random, int least, int most) =>
        string.Join(' ', Enumerable.Range(0, random.Next(least, most)).Select(_ => Words[random.Next(Words.Length)]));
}
