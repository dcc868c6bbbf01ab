using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Fixes;

/// <summary>A line that was mended.</summary>
/// <param name="Line">Its index before, from 0.</param>
/// <param name="Content">Its bytes now, without the line break at its end; LF inside where it became several lines.</param>
/// <param name="Mended">What was wrong with it.</param>
public sealed record FixedLine(int Line, ReadOnlyMemory<byte> Content, IReadOnlyList<Finding> Mended)
{
    /// <summary>How many lines go with their breaks, this one the first of them; there is no content then. 0 where it stays.</summary>
    public int Removed { get; init; }
}
