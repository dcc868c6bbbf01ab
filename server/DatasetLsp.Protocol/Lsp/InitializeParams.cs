using System.Text.Json;
using System.Text.Json.Serialization;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client is and wants.</summary>
public sealed record InitializeParams
{
    /// <summary>Where the client wants progress reported; null for nowhere.</summary>
    public IntegerOrString? WorkDoneToken { get; init; }

    /// <summary>The client's process; the server ends when it dies. Null where there is none to watch.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? ProcessId { get; init; }

    /// <summary>The client's name and version.</summary>
    public ClientInfo? ClientInfo { get; init; }

    /// <summary>The person's language, a BCP 47 tag.</summary>
    public string? Locale { get; init; }

    /// <summary>The folder open; superseded by <see cref="WorkspaceFolders"/>.</summary>
    public string? RootPath { get; init; }

    /// <summary>The folder open; superseded by <see cref="WorkspaceFolders"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DocumentUri? RootUri { get; init; }

    /// <summary>What the client can do.</summary>
    public required ClientCapabilities Capabilities { get; init; }

    /// <summary>Options of the person's own.</summary>
    public JsonElement? InitializationOptions { get; init; }

    /// <summary>See <see cref="TraceValue"/>.</summary>
    public string? Trace { get; init; }

    /// <summary>The folders open.</summary>
    public IReadOnlyList<WorkspaceFolder>? WorkspaceFolders { get; init; }
}
