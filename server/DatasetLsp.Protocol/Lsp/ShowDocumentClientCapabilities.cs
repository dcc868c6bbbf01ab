namespace DatasetLsp.Protocol.Lsp;

/// <summary>Whether the client can show documents.</summary>
public sealed record ShowDocumentClientCapabilities
{
    /// <summary>Whether it can.</summary>
    public required bool Support { get; init; }
}
