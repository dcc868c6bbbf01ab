namespace DatasetLsp.Protocol.Lsp;

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>An error.</summary>
    Error = 1,

    /// <summary>A warning.</summary>
    Warning = 2,

    /// <summary>Worth knowing.</summary>
    Information = 3,

    /// <summary>Hardly shown.</summary>
    Hint = 4,
}
