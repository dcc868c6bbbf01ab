namespace DatasetLsp.Protocol.Lsp;

/// <summary>Inlay hints in the workspace.</summary>
public sealed record InlayHintWorkspaceClientCapabilities
{
    /// <summary>Whether the client can be told to ask again.</summary>
    public bool? RefreshSupport { get; init; }
}
