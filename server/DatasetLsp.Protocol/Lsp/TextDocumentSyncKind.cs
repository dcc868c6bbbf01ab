namespace DatasetLsp.Protocol.Lsp;

/// <summary>How changes of documents are sent.</summary>
public enum TextDocumentSyncKind
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Whole documents.</summary>
    Full = 1,

    /// <summary>Ranges that changed.</summary>
    Incremental = 2,
}
