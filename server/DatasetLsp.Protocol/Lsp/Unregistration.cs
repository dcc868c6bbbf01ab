namespace DatasetLsp.Protocol.Lsp;

/// <summary>A capability the server takes back.</summary>
public sealed record Unregistration
{
    /// <summary>Its id at registration.</summary>
    public required string Id { get; init; }

    /// <summary>The method it was for.</summary>
    public required string Method { get; init; }
}
