namespace DatasetLsp.Protocol.Lsp;

/// <summary>Edits in one document.</summary>
public sealed record TextDocumentEdit : DocumentChange
{
    /// <summary>The document they were made for.</summary>
    public required OptionalVersionedTextDocumentIdentifier TextDocument { get; init; }

    /// <summary>Edits that do not overlap; positions are those before any of them.</summary>
    public required IReadOnlyList<TextEdit> Edits { get; init; }
}
