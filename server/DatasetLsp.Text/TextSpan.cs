namespace DatasetLsp.Text;

/// <summary>A run of bytes: where it starts and how long it is, counted in bytes from the start of the text it belongs to.</summary>
/// <param name="Start">First byte, from 0.</param>
/// <param name="Length">Bytes; 0 marks a place between two bytes.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The byte after the last one.</summary>
    public int End => Start + Length;

    /// <summary>Whether both share a byte, or touch where one of them is empty.</summary>
    public bool Touches(TextSpan other) => Start <= other.End && other.Start <= End;

    /// <summary>The span from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}..{End})";
}
