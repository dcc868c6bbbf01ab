namespace DatasetLsp.Protocol.Lsp;

/// <summary>A document as the client hands it over when it is opened.</summary>
public sealed record TextDocumentItem
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>The client's language id, <c>jsonl</c> for example; an open set.</summary>
    public required string LanguageId { get; init; }

    /// <summary>The version of <see cref="Text"/>.</summary>
    public required int Version { get; init; }

    /// <summary>The whole content.</summary>
    public required Utf8Text Text { get; init; }
}
