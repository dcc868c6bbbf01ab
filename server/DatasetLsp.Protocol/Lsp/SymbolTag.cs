namespace DatasetLsp.Protocol.Lsp;

/// <summary>How a symbol may be drawn.</summary>
public enum SymbolTag
{
    /// <summary>Struck through.</summary>
    Deprecated = 1,
}
