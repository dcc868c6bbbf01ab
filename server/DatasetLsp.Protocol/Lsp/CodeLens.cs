using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>A command shown above a line.</summary>
public sealed record CodeLens
{
    /// <summary>Where it belongs; on one line.</summary>
    public required LspRange Range { get; init; }

    /// <summary>What it says and does; null until resolved.</summary>
    public Command? Command { get; init; }

    /// <summary>Kept by the client until <c>codeLens/resolve</c>.</summary>
    public JsonElement? Data { get; init; }
}
