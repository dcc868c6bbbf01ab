namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks where what stands at a position is used.</summary>
public sealed record ReferenceParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>Where the client takes results piece by piece; null for nowhere. May be left unused.</summary>
    public IntegerOrString? PartialResultToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The position in it.</summary>
    public required Position Position { get; init; }

    /// <summary>Which references are wanted.</summary>
    public required ReferenceContext Context { get; init; }
}
