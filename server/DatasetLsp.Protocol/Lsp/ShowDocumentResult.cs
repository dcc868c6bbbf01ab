namespace DatasetLsp.Protocol.Lsp;

/// <summary>Whether a document was shown.</summary>
public sealed record ShowDocumentResult
{
    /// <summary>Whether it was.</summary>
    public required bool Success { get; init; }
}
