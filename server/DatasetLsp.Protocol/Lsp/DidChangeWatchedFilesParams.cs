namespace DatasetLsp.Protocol.Lsp;

/// <summary>Watched files changed on disk.</summary>
public sealed record DidChangeWatchedFilesParams
{
    /// <summary>What happened.</summary>
    public required IReadOnlyList<FileEvent> Changes { get; init; }
}
