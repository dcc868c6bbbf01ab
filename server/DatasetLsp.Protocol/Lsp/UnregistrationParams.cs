namespace DatasetLsp.Protocol.Lsp;

/// <summary>Takes capabilities back.</summary>
public sealed record UnregistrationParams
{
    /// <summary>Which (the protocol's own spelling).</summary>
    public required IReadOnlyList<Unregistration> Unregisterations { get; init; }
}
