namespace DatasetLsp.Protocol.Lsp;

/// <summary>What can be filled into an inlay hint later.</summary>
public sealed record ClientInlayHintResolveOptions
{
    /// <summary>Names of properties.</summary>
    public required IReadOnlyList<string> Properties { get; init; }
}
