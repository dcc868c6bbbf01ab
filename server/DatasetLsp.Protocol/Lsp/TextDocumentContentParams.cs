namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks for the content of a virtual document.</summary>
public sealed record TextDocumentContentParams
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }
}
