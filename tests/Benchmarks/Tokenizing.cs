using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DatasetLsp.Tokenizers;
using DatasetLsp.Tokenizers.Tests;

namespace DatasetLsp.Benchmarks;

/// <summary>
/// Token counts with Gemma 3's vocabulary, beside Google's SentencePiece (Debian's python3-sentencepiece, through its Python interface).
/// One thread, the same texts, text by text. The texts are those that a repository in which `npm ci` was run holds.
/// </summary>
public class Tokenizing
{
    private readonly List<byte[]> _texts = [];
    private Tokenizer _tokenizer = null!;
    private Tokenizer _new = null!;
    private SentencePieceProcess _sentencePiece = null!;

    /// <summary>Prose, code, JSON, examples and non-Latin text; or that last alone.</summary>
    [Params("mixed", "non-Latin")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Read()
    {
        string[] far = ["ja", "ko", "ru", "zh-cn", "zh-tw"];
        foreach (var language in far)
        {
            Take(Path.Combine("node_modules/typescript/lib", language), "*.json", 400_000, Messages);
        }

        if (Text == "mixed")
        {
            Take("node_modules", "README.md", 2_000_000, file => [file]);
            Take("node_modules/typescript/lib", "lib.*.d.ts", 1_000_000, file => [file]);
            Take("node_modules/typescript/lib", "typescript.js", 2_000_000, file => file.Chunk(20_000));
            Take("node_modules", "package.json", 1_000_000, file => [file]);
            Take("../shared/data", "*.jsonl", 4_000_000, Lines);
            _texts.AddRange(Lines(Corpus.Make(1_000_000)));
        }

        new Random(1).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_texts));
        _tokenizer = BuiltInTokenizers.Load("gemma3") ?? throw new InvalidOperationException("There is no vocabulary: run npm ci and build again.");
        _sentencePiece = new SentencePieceProcess("gemma3", _texts);
        if (Warm() != SentencePiece())
        {
            throw new InvalidOperationException("The counts differ.");
        }

        Console.WriteLine($"// {Text}: {_texts.Sum(text => text.Length) / 1e6:0.0} MB, {_texts.Count} texts, {Warm()} tokens");
    }

    [GlobalCleanup]
    public void End() => _sentencePiece.Dispose();

    [IterationSetup(Target = nameof(FirstSight))]
    public void Forget() => _new = BuiltInTokenizers.Load("gemma3")!;

    [Benchmark(Baseline = true)]
    public int SentencePiece() => _sentencePiece.Count();

    /// <summary>Texts that were counted before, as after each keystroke.</summary>
    [Benchmark]
    public int Warm() => _texts.Sum(text => _tokenizer.CountTokens(text));

    /// <summary>Texts that no one has seen, with a tokenizer that has just been loaded.</summary>
    [Benchmark]
    public int FirstSight() => _texts.Sum(text => _new.CountTokens(text));

    [Benchmark]
    public int Encode() => _texts.Sum(text => _tokenizer.Encode(text).Count);

    [Benchmark]
    public int Load() => BuiltInTokenizers.Load("gemma3")!.VocabularySize;

    private void Take(string folder, string name, int bytes, Func<byte[], IEnumerable<byte[]>> split)
    {
        var root = Path.Combine(Repository.Root, folder);
        if (!Directory.Exists(root))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(root, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var text in split(File.ReadAllBytes(file)))
            {
                _texts.Add(text);
                bytes -= text.Length;
                if (bytes <= 0)
                {
                    return;
                }
            }
        }
    }

    private static IEnumerable<byte[]> Messages(byte[] json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().Select(message => message.Value.GetString()!).Chunk(20).Select(some => Encoding.UTF8.GetBytes(string.Join('\n', some)));

    private static IEnumerable<byte[]> Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n').Select(Encoding.UTF8.GetBytes);
}
