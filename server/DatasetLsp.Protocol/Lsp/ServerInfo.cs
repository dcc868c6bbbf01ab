namespace DatasetLsp.Protocol.Lsp;

/// <summary>The server.</summary>
public sealed record ServerInfo
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }
}
