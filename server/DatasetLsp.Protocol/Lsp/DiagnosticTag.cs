namespace DatasetLsp.Protocol.Lsp;

/// <summary>How a diagnostic's text may be drawn.</summary>
public enum DiagnosticTag
{
    /// <summary>Faded out.</summary>
    Unnecessary = 1,

    /// <summary>Struck through.</summary>
    Deprecated = 2,
}
