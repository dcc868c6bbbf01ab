using System.Text;
using System.Text.Json;

namespace DatasetLsp.Tokenizers.Tests.Texts;

/// <summary>The texts of the datasets beside the repository: their lines, and every string inside them.</summary>
internal static class RealTexts
{
    /// <summary>All of them, or so many, chosen by a seed.</summary>
    public static List<byte[]> Some(int? count)
    {
        var all = All().ToList();
        if (count is { } some)
        {
            new Random(4).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
            return all[..Math.Min(some, all.Count)];
        }

        return all;
    }

    private static IEnumerable<byte[]> All()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.SharedData, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = File.ReadAllBytes(path);
            for (var start = 0; start < file.Length;)
            {
                var end = Array.IndexOf(file, (byte)'\n', start);
                var line = file[start..(end < 0 ? file.Length : end)];
                start += line.Length + 1;
                yield return line;
                foreach (var text in Strings(line))
                {
                    yield return text;
                }
            }
        }
    }

    private static List<byte[]> Strings(byte[] line)
    {
        var found = new List<byte[]>();
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    found.Add(Encoding.UTF8.GetBytes(reader.GetString()!));
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Some lines are broken on purpose; what came before is still a text.
        }

        return found;
    }
}
