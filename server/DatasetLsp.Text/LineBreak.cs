namespace DatasetLsp.Text;

/// <summary>What ends a line. A carriage return on its own ends none: it is content, and a finding.</summary>
public enum LineBreak : byte
{
    /// <summary>The text ends here.</summary>
    None,

    /// <summary>LF.</summary>
    LineFeed,

    /// <summary>CR LF; the CR belongs to the break, not to the content.</summary>
    CarriageReturnLineFeed,
}
