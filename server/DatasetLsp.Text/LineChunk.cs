namespace DatasetLsp.Text;

/// <summary>A run of consecutive lines: what an edit copies instead of the whole table. Immutable.</summary>
internal sealed class LineChunk
{
    /// <summary>Lines in a newly cut chunk; an edit may fill it up to twice as many before it is cut again.</summary>
    public const int TargetSize = 256;

    public LineChunk(int key, Line[] lines)
    {
        Key = key;
        Lines = lines;
        foreach (var line in lines)
        {
            EditorLines += line.EditorLines;
            Bytes += line.Content.Length + line.Break.ToBytes().Length;
        }
    }

    /// <summary>Identity of the chunk's place in the table; kept by the chunk that replaces it.</summary>
    public int Key { get; }

    public Line[] Lines { get; }

    public int EditorLines { get; }

    public long Bytes { get; }
}
