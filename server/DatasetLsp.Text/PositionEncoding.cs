namespace DatasetLsp.Text;

/// <summary>The unit in which an editor counts characters in a line.</summary>
public enum PositionEncoding
{
    /// <summary>UTF-16 code units: what every LSP client supports, and all that VS Code offers.</summary>
    Utf16,

    /// <summary>Bytes of UTF-8.</summary>
    Utf8,
}
