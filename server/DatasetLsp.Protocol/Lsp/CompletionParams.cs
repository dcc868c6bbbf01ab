namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks what could be typed at a position.</summary>
public sealed record CompletionParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>Where the client takes results piece by piece; null for nowhere. May be left unused.</summary>
    public IntegerOrString? PartialResultToken { get; init; }

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The position in it.</summary>
    public required Position Position { get; init; }

    /// <summary>Why, for clients that say so.</summary>
    public CompletionContext? Context { get; init; }
}
