namespace DatasetLsp.Protocol.Lsp;

/// <summary>Another place that explains a diagnostic.</summary>
public sealed record DiagnosticRelatedInformation
{
    /// <summary>The place.</summary>
    public required Location Location { get; init; }

    /// <summary>What it has to do with the diagnostic.</summary>
    public required string Message { get; init; }
}
