namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the server can do.</summary>
public sealed record InitializeResult
{
    /// <summary>Its capabilities.</summary>
    public required ServerCapabilities Capabilities { get; init; }

    /// <summary>Its name and version.</summary>
    public ServerInfo? ServerInfo { get; init; }
}
