using System.Text.Json;
using System.Text.Json.Serialization;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A command to run, offered under a title.</summary>
public sealed record Command
{
    /// <summary>What the person reads.</summary>
    public required string Title { get; init; }

    /// <summary>More to read on hovering (LSP 3.18).</summary>
    public string? Tooltip { get; init; }

    /// <summary>The command's id.</summary>
    [JsonPropertyName("command")]
    public required string CommandName { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<JsonElement>? Arguments { get; init; }
}
