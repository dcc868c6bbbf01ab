namespace DatasetLsp.Protocol.Lsp;

/// <summary>Why a document is saved.</summary>
public enum TextDocumentSaveReason
{
    /// <summary>By the person, or by a tool in their name.</summary>
    Manual = 1,

    /// <summary>By itself after a while.</summary>
    AfterDelay = 2,

    /// <summary>Because the editor lost focus.</summary>
    FocusOut = 3,
}
