namespace DatasetLsp.Protocol.Lsp;

/// <summary>Kinds of diagnostic reports.</summary>
public static class DocumentDiagnosticReportKind
{
    /// <summary>All diagnostics.</summary>
    public const string Full = "full";

    /// <summary>The result the client has still holds.</summary>
    public const string Unchanged = "unchanged";
}
