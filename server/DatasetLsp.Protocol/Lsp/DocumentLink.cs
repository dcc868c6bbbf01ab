using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A link in a document.</summary>
public sealed record DocumentLink
{
    /// <summary>What is underlined.</summary>
    public required LspRange Range { get; init; }

    /// <summary>What it leads to; null until resolved.</summary>
    public DocumentUri? Target { get; init; }

    /// <summary>Shown on hovering.</summary>
    public string? Tooltip { get; init; }

    /// <summary>Kept by the client until <c>documentLink/resolve</c>.</summary>
    public JsonElement? Data { get; init; }
}
