namespace DatasetLsp.Protocol.Lsp;

/// <summary>How a completion's text is written.</summary>
public enum InsertTextFormat
{
    /// <summary>As it is.</summary>
    PlainText = 1,

    /// <summary>With tab stops.</summary>
    Snippet = 2,
}
