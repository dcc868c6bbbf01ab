namespace DatasetLsp.Protocol.Lsp;

/// <summary>Semantic tokens in the workspace.</summary>
public sealed record SemanticTokensWorkspaceClientCapabilities
{
    /// <summary>Whether the client can be told to ask again.</summary>
    public bool? RefreshSupport { get; init; }
}
