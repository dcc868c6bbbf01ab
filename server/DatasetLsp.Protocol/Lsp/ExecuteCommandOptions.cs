namespace DatasetLsp.Protocol.Lsp;

/// <summary>The commands there are.</summary>
public sealed record ExecuteCommandOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>Their ids.</summary>
    public required IReadOnlyList<string> Commands { get; init; }
}
