namespace DatasetLsp.Protocol.Lsp;

/// <summary>What became of an edit.</summary>
public sealed record ApplyWorkspaceEditResult
{
    /// <summary>Whether it was made.</summary>
    public required bool Applied { get; init; }

    /// <summary>Why not, in words for a log.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Index of the change that failed.</summary>
    public int? FailedChange { get; init; }
}
