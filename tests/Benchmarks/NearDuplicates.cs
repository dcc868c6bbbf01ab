using System.Text;
using BenchmarkDotNet.Attributes;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Index.Near;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Benchmarks;

/// <summary>Near-duplicates among short examples of some 15 words, of which one in twenty is an earlier one with a word changed.</summary>
[MemoryDiagnoser]
public class NearDuplicates
{
    private const double Threshold = 0.8;

    private DatasetAnalysis _analysis = null!;
    private DatasetAnalysis _edited = null!;
    private double _next;
    private int _line;

    /// <summary>How many examples there are.</summary>
    [Params(100_000, 1_000_000)]
    public int Examples { get; set; }

    [GlobalSetup]
    public void Open()
    {
        var table = LineTable.FromBytes(Make(Examples));
        var settings = new RuleSettings(new Dictionary<string, Severity> { ["near-duplicate"] = Severity.Off });
        _analysis = DatasetAnalysis.Of(table, settings, 400);
        _edited = DatasetAnalysis.Of(table, settings, 400);
        _edited.Index.NearExamples(new TableLines(table), Threshold);
    }

    /// <summary>All of them, from the lines: what the rule adds to a check.</summary>
    [Benchmark]
    public int FindAll()
    {
        // With another threshold all begins anew.
        _next = _next == Threshold ? Threshold + 1e-9 : Threshold;
        return Count(_analysis.Index.NearExamples(new TableLines(_analysis.Lines), _next), _analysis.Lines);
    }

    /// <summary>A word goes into a line and out again; after each, all matches are as they would be found anew.</summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public bool ChangeLine()
    {
        _line = (_line + 7919) % (_edited.Lines.Count - 1);
        var start = new TextPosition(_line, 60);
        var typed = _edited.Lines.Replace(start, start, " x "u8, out var change);
        var found = Change(typed, change);
        return Change(typed.Replace(start, new TextPosition(_line, 63), default, out change), change) | found;
    }

    private static int Count(NearExamples near, LineTable lines)
    {
        var count = 0;
        foreach (var line in lines.Lines)
        {
            count += near.MatchOf(line.Id) is null ? 0 : 1;
        }

        return count;
    }

    private static byte[] Make(int examples)
    {
        var random = new Random(7);
        var recent = new string[5000][];
        var text = new StringBuilder();
        for (var number = 0; number < examples; number++)
        {
            string[] words = number > recent.Length && random.Next(20) == 0
                ? [.. recent[random.Next(recent.Length)]]
                : [.. Enumerable.Range(0, random.Next(8, 24)).Select(_ => Word(random))];
            words[random.Next(words.Length)] = Word(random);
            recent[number % recent.Length] = words;
            text.Append($$$"""{"contents":[{"role":"user","parts":[{"text":"{{{string.Join(' ', words)}}}"}]},{"role":"model","parts":[{"text":"ok"}]}]}""").Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // A few words make up most of a text, as in any language.
    private static string Word(Random random) => $"w{(int)(20_000 * Math.Pow(random.NextDouble(), 4))}";

    private bool Change(LineTable lines, LineTableChange change)
    {
        _edited.Apply(lines, change);
        return _edited.Index.NearExamples(new TableLines(lines), Threshold).MatchOf(lines[_line].Id) is null;
    }
}
