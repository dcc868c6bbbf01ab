using BenchmarkDotNet.Attributes;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Benchmarks;

/// <summary>What a person feels: opening a file, one keystroke in it, the pause after it.</summary>
public class Editing
{
    private byte[] _bytes = [];
    private DatasetAnalysis _analysis = null!;
    private int _line;

    /// <summary>Size of the file; 50 MB is the most that VS Code hands to a language server.</summary>
    [Params(1_000_000, 50_000_000)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _bytes = Corpus.Make(Bytes);
        _analysis = DatasetAnalysis.Of(LineTable.FromBytes(_bytes), RuleSettings.Default, 400);
    }

    [Benchmark]
    public int OpenFile() => DatasetAnalysis.Of(LineTable.FromBytes(_bytes), RuleSettings.Default, 400).Index.Examples;

    /// <summary>A character typed into a text and taken away again, with the findings to publish after each.</summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public int Keystroke()
    {
        _line = (_line + 7919) % (_analysis.Lines.Count - 1);
        var start = new TextPosition(_line, 60);
        var typed = _analysis.Lines.Replace(start, start, "x"u8, out var change);
        _analysis.Apply(typed, change);
        var found = _analysis.Selected.Count();
        var undone = typed.Replace(start, new TextPosition(_line, 61), default, out change);
        _analysis.Apply(undone, change);
        return found + _analysis.Selected.Count();
    }

    [Benchmark]
    public void Settle() => _analysis.Settle(400);
}
