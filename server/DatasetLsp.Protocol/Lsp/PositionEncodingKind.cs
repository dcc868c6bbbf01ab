namespace DatasetLsp.Protocol.Lsp;

/// <summary>What a column counts; an open set.</summary>
public static class PositionEncodingKind
{
    /// <summary>Bytes.</summary>
    public const string UTF8 = "utf-8";

    /// <summary>UTF-16 code units; what every client understands.</summary>
    public const string UTF16 = "utf-16";

    /// <summary>Code points.</summary>
    public const string UTF32 = "utf-32";
}
