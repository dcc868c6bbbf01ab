using BenchmarkDotNet.Attributes;
using DatasetLsp.Tokenizers;

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
        _texts.AddRange(Text == "mixed" ? TokenTexts.Mixed() : TokenTexts.Far().SelectMany(texts => texts));
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
}
