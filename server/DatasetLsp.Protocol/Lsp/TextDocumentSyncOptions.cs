namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the server wants to hear of documents.</summary>
public sealed record TextDocumentSyncOptions
{
    /// <summary>Whether opening and closing is told.</summary>
    public bool? OpenClose { get; init; }

    /// <summary>How changes are told.</summary>
    public TextDocumentSyncKind? Change { get; init; }

    /// <summary>Whether <c>textDocument/willSave</c> is sent.</summary>
    public bool? WillSave { get; init; }

    /// <summary>Whether <c>textDocument/willSaveWaitUntil</c> is sent.</summary>
    public bool? WillSaveWaitUntil { get; init; }

    /// <summary>What comes with a save; null for no notice of saves.</summary>
    public SaveOptions? Save { get; init; }
}
