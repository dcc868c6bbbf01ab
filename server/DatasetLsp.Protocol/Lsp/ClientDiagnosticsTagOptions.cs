namespace DatasetLsp.Protocol.Lsp;

/// <summary>Tags the client knows.</summary>
public sealed record ClientDiagnosticsTagOptions
{
    /// <summary>Which.</summary>
    public required IReadOnlyList<DiagnosticTag> ValueSet { get; init; }
}
