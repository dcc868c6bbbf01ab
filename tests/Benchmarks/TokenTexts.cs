using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using DatasetLsp.Tokenizers.Tests;

namespace DatasetLsp.Benchmarks;

/// <summary>Texts that a machine holds on which the tests run: the repository with what `npm ci` brought, and the system's translations.</summary>
internal static class TokenTexts
{
    private const int Language = 300_000;

    private static readonly string[] Typescript = ["ja", "ko", "ru", "zh-cn", "zh-tw"];

    // Of the system's, those of the mix.
    private static readonly string[] FrequentLanguages = ["ar", "el", "fa", "he", "hi", "th", "uk"];

    // One language for each way of writing, some for the frequent ones.
    private static readonly string[] FarLanguages =
        ["am", "ar", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "km", "kn", "ko", "ml", "mr", "my", "ne", "pa", "ru", "si", "ta", "te", "th", "uk", "ur", "zh_CN", "zh_TW"];

    /// <summary>Prose, code, JSON, examples and text in other scripts: some 20 MB, in an order that has none.</summary>
    public static List<byte[]> Mixed()
    {
        List<byte[]> texts =
        [
            .. Files("node_modules", "README.md", 4_000_000, file => [file]),
            .. Files("node_modules/typescript/lib", "lib.*.d.ts", 1_500_000, file => [file]),
            .. Files("node_modules/typescript/lib", "typescript.js", 3_500_000, file => file.Chunk(20_000)),
            .. Files("node_modules", "package.json", 1_500_000, file => [file]),
            .. Files("../shared/data", "*.jsonl", 4_500_000, Lines),
            .. Typescript.SelectMany(MessagesOf),
            .. FrequentLanguages.SelectMany(Translations),
        ];
        new Random(1).Shuffle(CollectionsMarshal.AsSpan(texts));
        return texts;
    }

    /// <summary>Messages of programs in languages that are not written in Latin letters, with what is Latin in them; language by language, as datasets are.</summary>
    public static IEnumerable<List<byte[]>> Far() =>
        Typescript.Select(MessagesOf).Concat(FarLanguages.Select(Translations)).Select(texts => texts.ToList()).Where(texts => texts.Count > 0);

    /// <summary>The lines of a dataset.</summary>
    public static IEnumerable<byte[]> Lines(byte[] file)
    {
        var rest = file.AsMemory();
        while (rest.Length > 0)
        {
            var length = rest.Span.IndexOf((byte)'\n') is >= 0 and var end ? end : rest.Length;
            yield return rest[..length].ToArray();
            rest = rest[Math.Min(rest.Length, length + 1)..];
        }
    }

    private static IEnumerable<byte[]> Files(string folder, string name, int bytes, Func<byte[], IEnumerable<byte[]>> split)
    {
        var root = Path.Combine(Repository.Root, folder);
        if (!Directory.Exists(root))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(root, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var text in split(File.ReadAllBytes(file)))
            {
                yield return text;
                bytes -= text.Length;
                if (bytes <= 0)
                {
                    yield break;
                }
            }
        }
    }

    private static IEnumerable<byte[]> MessagesOf(string language) =>
        Files(Path.Combine("node_modules/typescript/lib", language), "*.json", Language, Messages);

    private static IEnumerable<byte[]> Messages(byte[] json) => Together(
        JsonDocument.Parse(json).RootElement.EnumerateObject().Select(message => Encoding.UTF8.GetBytes(message.Value.GetString()!)));

    /// <summary>The translated texts of a language's catalogues (GNU gettext's MO files), as far as they are UTF-8.</summary>
    private static IEnumerable<byte[]> Translations(string language)
    {
        var folder = Path.Combine("/usr/share/locale", language, "LC_MESSAGES");
        var bytes = Language;
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.mo").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            foreach (var text in Together(Catalogue(File.ReadAllBytes(path)).Where(text => System.Text.Unicode.Utf8.IsValid(text))))
            {
                yield return text;
                bytes -= text.Length;
                if (bytes <= 0)
                {
                    yield break;
                }
            }
        }
    }

    private static IEnumerable<byte[]> Catalogue(byte[] file)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(file) != 0x950412DE)
        {
            yield break;
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8));
        var table = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(16));

        // The first is the catalogue's own description.
        for (var index = 1; index < count; index++)
        {
            var entry = file.AsSpan(table + (8 * index));
            yield return file.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(entry[4..]), BinaryPrimitives.ReadInt32LittleEndian(entry)).ToArray();
        }
    }

    /// <summary>Texts of a few words are no example of anything: twenty at once.</summary>
    private static IEnumerable<byte[]> Together(IEnumerable<byte[]> messages) =>
        messages.Chunk(20).Select(some => some.SelectMany(message => message.Append((byte)'\n')).ToArray());
}
