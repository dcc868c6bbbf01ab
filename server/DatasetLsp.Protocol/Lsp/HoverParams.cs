namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks what to show at a position.</summary>
public sealed record HoverParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The position in it.</summary>
    public required Position Position { get; init; }
}
