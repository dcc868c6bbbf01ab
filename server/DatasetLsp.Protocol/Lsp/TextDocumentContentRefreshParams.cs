namespace DatasetLsp.Protocol.Lsp;

/// <summary>Tells the client to ask for a virtual document again.</summary>
public sealed record TextDocumentContentRefreshParams
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }
}
