namespace DatasetLsp.Protocol.Lsp;

/// <summary>Folders opened and closed.</summary>
public sealed record WorkspaceFoldersChangeEvent
{
    /// <summary>Opened.</summary>
    public required IReadOnlyList<WorkspaceFolder> Added { get; init; }

    /// <summary>Closed.</summary>
    public required IReadOnlyList<WorkspaceFolder> Removed { get; init; }
}
