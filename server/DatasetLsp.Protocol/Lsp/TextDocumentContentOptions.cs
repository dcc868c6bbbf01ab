namespace DatasetLsp.Protocol.Lsp;

/// <summary>Which virtual documents there are.</summary>
public sealed record TextDocumentContentOptions
{
    /// <summary>The URI schemes the server answers for.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }
}
