namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks what "expand selection" shall select.</summary>
public sealed record SelectionRangeParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>Where the client takes results piece by piece; null for nowhere. May be left unused.</summary>
    public IntegerOrString? PartialResultToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The cursors.</summary>
    public required IReadOnlyList<Position> Positions { get; init; }
}
