namespace DatasetLsp.Protocol.Lsp;

/// <summary>What to watch for.</summary>
[Flags]
public enum WatchKind
{
    /// <summary>Files that come.</summary>
    Create = 1,

    /// <summary>Content that changes.</summary>
    Change = 2,

    /// <summary>Files that go.</summary>
    Delete = 4,
}
