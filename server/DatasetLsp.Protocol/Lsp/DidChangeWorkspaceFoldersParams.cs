namespace DatasetLsp.Protocol.Lsp;

/// <summary>Folders were opened or closed.</summary>
public sealed record DidChangeWorkspaceFoldersParams
{
    /// <summary>Which.</summary>
    public required WorkspaceFoldersChangeEvent Event { get; init; }
}
