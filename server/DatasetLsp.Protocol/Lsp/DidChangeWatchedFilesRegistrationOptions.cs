namespace DatasetLsp.Protocol.Lsp;

/// <summary>What to watch; goes into <see cref="Registration.RegisterOptions"/>.</summary>
public sealed record DidChangeWatchedFilesRegistrationOptions
{
    /// <summary>The files.</summary>
    public required IReadOnlyList<FileSystemWatcher> Watchers { get; init; }
}
