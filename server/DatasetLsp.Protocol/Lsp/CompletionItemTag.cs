namespace DatasetLsp.Protocol.Lsp;

/// <summary>How a completion may be drawn.</summary>
public enum CompletionItemTag
{
    /// <summary>Struck through.</summary>
    Deprecated = 1,
}
