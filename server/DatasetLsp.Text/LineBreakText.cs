namespace DatasetLsp.Text;

/// <summary>The bytes of a line break.</summary>
public static class LineBreakText
{
    /// <summary>Nothing, LF or CR LF.</summary>
    public static ReadOnlySpan<byte> ToBytes(this LineBreak lineBreak) => lineBreak switch
    {
        LineBreak.LineFeed => "\n"u8,
        LineBreak.CarriageReturnLineFeed => "\r\n"u8,
        _ => default,
    };
}
