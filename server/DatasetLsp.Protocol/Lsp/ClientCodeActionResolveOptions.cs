namespace DatasetLsp.Protocol.Lsp;

/// <summary>What can be filled into a code action later.</summary>
public sealed record ClientCodeActionResolveOptions
{
    /// <summary>Names of properties.</summary>
    public required IReadOnlyList<string> Properties { get; init; }
}
