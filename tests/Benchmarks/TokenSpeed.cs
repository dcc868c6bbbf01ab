using System.Diagnostics;
using System.Text.Json;
using DatasetLsp.Tokenizers;
using DatasetLsp.Tokenizers.Tests.Texts;

namespace DatasetLsp.Benchmarks;

/// <summary>
/// How many times as fast tokens are counted as Google's SentencePiece counts them, from the first text that a process sees on. A process
/// of its own, since that can be measured once; prints one JSON object: for each kind of text and of pass, how many MB (10⁶ bytes) a second.
/// </summary>
internal static class TokenSpeed
{
    private const int Rounds = 3;

    private static readonly string[] Passes = ["SentencePiece", "first sight", "warm"];

    /// <summary>Measures.</summary>
    /// <param name="dataset">A JSONL file, each line of which is a text; null for none.</param>
    public static void Run(string? dataset)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var mixed = TokenTexts.Mixed();

        // The first pass of the process, what is compiled in it included; the vocabulary is there.
        var tokenizer = BuiltInTokenizers.Load("gemma3") ?? throw new InvalidOperationException("There is no vocabulary: run npm ci and build again.");
        figures["mixed, first pass"] = Speed(mixed, tokenizer, out var tokens);
        figures["mixed, bytes"] = mixed.Sum(text => text.Length);
        figures["mixed, tokens"] = tokens;
        Measure("mixed", mixed, figures);
        var (bytes, far) = (0L, new double[3]);
        foreach (var language in TokenTexts.Far())
        {
            bytes += language.Sum(text => (long)text.Length);
            Measure("language", language, figures);
            foreach (var (pass, name) in Passes.Index())
            {
                far[pass] += Megabytes(language) / figures[$"language, {name}"];
            }
        }

        foreach (var (pass, name) in Passes.Index())
        {
            figures[$"non-Latin, {name}"] = bytes / 1e6 / far[pass];
            figures.Remove($"language, {name}");
        }

        if (dataset is not null)
        {
            Measure("dataset", [.. TokenTexts.Lines(File.ReadAllBytes(dataset))], figures, rounds: 1);
        }

        foreach (var (name, text) in HostileTexts.Long(1_000_000))
        {
            Measure($"hostile, {name}", [text], figures, rounds: 1);
        }

        TwoThreads(mixed, tokenizer, figures);
        Memory(figures);
        Console.WriteLine(JsonSerializer.Serialize(figures));
    }

    private static void Measure(string name, List<byte[]> texts, SortedDictionary<string, double> figures, int rounds = Rounds)
    {
        using var sentencePiece = new SentencePieceProcess("gemma3", texts);
        var (theirs, first, warm) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var expected = sentencePiece.Count();
            theirs.Add(Megabytes(texts) / watch.Elapsed.TotalSeconds);
            var fresh = BuiltInTokenizers.Load("gemma3")!;
            first.Add(Speed(texts, fresh, out var tokens));
            for (var again = 0; again < 3; again++)
            {
                warm.Add(Speed(texts, fresh, out _));
            }

            if (tokens != expected)
            {
                throw new InvalidOperationException($"{name}: {tokens} tokens, where SentencePiece counts {expected}.");
            }
        }

        figures[$"{name}, SentencePiece"] = Median(theirs);
        figures[$"{name}, first sight"] = Median(first);
        figures[$"{name}, warm"] = Median(warm);
    }

    private static void TwoThreads(List<byte[]> texts, Tokenizer tokenizer, SortedDictionary<string, double> figures)
    {
        var ratios = new List<double>();
        for (var round = 0; round < 2 * Rounds; round++)
        {
            var one = Speed(texts, tokenizer, out _);
            var watch = Stopwatch.StartNew();
            Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ => Speed(texts, tokenizer, out _));
            ratios.Add(2 * Megabytes(texts) / watch.Elapsed.TotalSeconds / one);
        }

        figures["two threads to one"] = Median(ratios);
    }

    private static void Memory(SortedDictionary<string, double> figures)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var tokenizer = BuiltInTokenizers.Load("gemma3")!;
        figures["load, milliseconds"] = watch.Elapsed.TotalMilliseconds;
        figures["memory, bytes"] = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(tokenizer);
    }

    private static double Speed(List<byte[]> texts, Tokenizer tokenizer, out int tokens)
    {
        var watch = Stopwatch.StartNew();
        tokens = 0;
        foreach (var text in texts)
        {
            tokens += tokenizer.CountTokens(text);
        }

        return Megabytes(texts) / watch.Elapsed.TotalSeconds;
    }

    private static double Megabytes(List<byte[]> texts) => texts.Sum(text => (double)text.Length) / 1e6;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
