namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks to rename what stands at a position.</summary>
public sealed record RenameParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The position in it.</summary>
    public required Position Position { get; init; }

    /// <summary>The new name.</summary>
    public required string NewName { get; init; }
}
