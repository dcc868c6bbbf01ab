using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A capability the server adds while running.</summary>
public sealed record Registration
{
    /// <summary>Names it for <see cref="Unregistration"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The method it is for.</summary>
    public required string Method { get; init; }

    /// <summary>Its options.</summary>
    public JsonElement? RegisterOptions { get; init; }
}
