namespace DatasetLsp.Protocol.Lsp;

/// <summary>Diagnostics in the workspace.</summary>
public sealed record DiagnosticWorkspaceClientCapabilities
{
    /// <summary>Whether the client can be told to ask again.</summary>
    public bool? RefreshSupport { get; init; }
}
