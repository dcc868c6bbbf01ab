namespace DatasetLsp.Protocol.Lsp;

/// <summary>How diagnostics are pulled.</summary>
public sealed record DiagnosticOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>Tells the diagnostics of several registrations apart.</summary>
    public string? Identifier { get; init; }

    /// <summary>Whether an edit in one file can change the diagnostics of another.</summary>
    public required bool InterFileDependencies { get; init; }

    /// <summary>Whether <c>workspace/diagnostic</c> is answered.</summary>
    public required bool WorkspaceDiagnostics { get; init; }
}
