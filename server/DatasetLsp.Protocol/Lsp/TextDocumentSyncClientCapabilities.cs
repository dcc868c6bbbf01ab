namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client tells of documents.</summary>
public sealed record TextDocumentSyncClientCapabilities
{
    /// <summary>Whether it can be registered for.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Whether it tells of a save to come.</summary>
    public bool? WillSave { get; init; }

    /// <summary>Whether it waits for edits before a save.</summary>
    public bool? WillSaveWaitUntil { get; init; }

    /// <summary>Whether it tells of a save.</summary>
    public bool? DidSave { get; init; }
}
