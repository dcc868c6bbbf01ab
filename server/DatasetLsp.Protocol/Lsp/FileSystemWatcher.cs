namespace DatasetLsp.Protocol.Lsp;

/// <summary>Files to watch.</summary>
public sealed record FileSystemWatcher
{
    /// <summary>Which.</summary>
    public required GlobPattern GlobPattern { get; init; }

    /// <summary>For what; null for all.</summary>
    public WatchKind? Kind { get; init; }
}
