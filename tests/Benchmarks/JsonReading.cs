using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Benchmarks;

/// <summary>Our reader, which keeps places and mends, beside the framework's, which does neither. One thread, 10 MB of lines.</summary>
[MemoryDiagnoser]
public class JsonReading
{
    private readonly Line[] _lines = [.. LineTable.FromBytes(Corpus.Make(10_000_000)).Lines.Where(line => line.Content.Length > 0)];

    [Benchmark(Baseline = true)]
    public int SystemTextJson()
    {
        var count = 0;
        foreach (var line in _lines)
        {
            using var document = JsonDocument.Parse(line.Content);
            count += (int)document.RootElement.ValueKind;
        }

        return count;
    }

    [Benchmark]
    public int JsonTreeParse() => _lines.Sum(line => (int)JsonTree.Parse(line.Content).Root.Kind);
}
