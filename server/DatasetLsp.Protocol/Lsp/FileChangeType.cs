namespace DatasetLsp.Protocol.Lsp;

/// <summary>What happened to a file.</summary>
public enum FileChangeType
{
    /// <summary>It came.</summary>
    Created = 1,

    /// <summary>Its content changed.</summary>
    Changed = 2,

    /// <summary>It went.</summary>
    Deleted = 3,
}
