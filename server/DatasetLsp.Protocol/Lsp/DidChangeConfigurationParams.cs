using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>Settings changed.</summary>
public sealed record DidChangeConfigurationParams
{
    /// <summary>The new ones, or null from clients that want to be asked.</summary>
    public required JsonElement Settings { get; init; }
}
