using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>Runs a command.</summary>
public sealed record ExecuteCommandParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>The command's id.</summary>
    public required string Command { get; init; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<JsonElement>? Arguments { get; init; }
}
