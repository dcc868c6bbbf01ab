namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks the client to make an edit.</summary>
public sealed record ApplyWorkspaceEditParams
{
    /// <summary>The name shown on the undo stack.</summary>
    public string? Label { get; init; }

    /// <summary>The edit.</summary>
    public required WorkspaceEdit Edit { get; init; }

    /// <summary>What kind of edit this is.</summary>
    public WorkspaceEditMetadata? Metadata { get; init; }
}
