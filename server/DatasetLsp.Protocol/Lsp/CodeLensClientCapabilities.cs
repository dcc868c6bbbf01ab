namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client shows code lenses.</summary>
public sealed record CodeLensClientCapabilities
{
    /// <summary>Whether they can be registered.</summary>
    public bool? DynamicRegistration { get; init; }
}
