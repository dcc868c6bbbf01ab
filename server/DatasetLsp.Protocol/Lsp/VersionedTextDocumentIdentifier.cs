namespace DatasetLsp.Protocol.Lsp;

/// <summary>Names a document at one version.</summary>
public sealed record VersionedTextDocumentIdentifier
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>Rises with each change, undo and redo too.</summary>
    public required int Version { get; init; }
}
