namespace DatasetLsp.Protocol.Lsp;

/// <summary>The content of a virtual document.</summary>
public sealed record TextDocumentContentResult
{
    /// <summary>All of it.</summary>
    public required Utf8Text Text { get; init; }
}
