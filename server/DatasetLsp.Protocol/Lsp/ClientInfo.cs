namespace DatasetLsp.Protocol.Lsp;

/// <summary>The client.</summary>
public sealed record ClientInfo
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }
}
