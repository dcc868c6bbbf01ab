namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client shows inlay hints.</summary>
public sealed record InlayHintClientCapabilities
{
    /// <summary>Whether they can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>What can be filled in later.</summary>
    public ClientInlayHintResolveOptions? ResolveSupport { get; init; }
}
