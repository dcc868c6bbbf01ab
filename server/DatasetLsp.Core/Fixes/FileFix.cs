using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Fixes;

/// <summary>A file, mended.</summary>
/// <param name="Content">Its bytes now.</param>
/// <param name="Changes">The lines that changed, against the text as it was, in order.</param>
/// <param name="Mended">How many findings of each rule were mended.</param>
/// <param name="Left">What is still to be said of it.</param>
public sealed record FileFix(
    ReadOnlyMemory<byte> Content, IReadOnlyList<LineChange> Changes, IReadOnlyDictionary<Rule, int> Mended, DatasetAnalysis Left);
