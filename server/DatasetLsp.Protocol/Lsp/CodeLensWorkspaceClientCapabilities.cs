namespace DatasetLsp.Protocol.Lsp;

/// <summary>Code lenses in the workspace.</summary>
public sealed record CodeLensWorkspaceClientCapabilities
{
    /// <summary>Whether the client can be told to ask again.</summary>
    public bool? RefreshSupport { get; init; }
}
