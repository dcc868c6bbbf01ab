namespace DatasetLsp.Protocol.Lsp;

/// <summary>All diagnostics of one document; replaces those sent before.</summary>
public sealed record PublishDiagnosticsParams
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>The version they are for.</summary>
    public int? Version { get; init; }

    /// <summary>All of them; empty clears.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }
}
