using System.Text.Json;

namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client can do. Null means it cannot.</summary>
public sealed record ClientCapabilities
{
    /// <summary>With the workspace.</summary>
    public WorkspaceClientCapabilities? Workspace { get; init; }

    /// <summary>With documents.</summary>
    public TextDocumentClientCapabilities? TextDocument { get; init; }

    /// <summary>With its window.</summary>
    public WindowClientCapabilities? Window { get; init; }

    /// <summary>With the protocol.</summary>
    public GeneralClientCapabilities? General { get; init; }

    /// <summary>What no protocol knows.</summary>
    public JsonElement? Experimental { get; init; }
}
