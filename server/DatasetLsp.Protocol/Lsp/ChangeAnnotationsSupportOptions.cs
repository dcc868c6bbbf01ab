namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client shows annotations.</summary>
public sealed record ChangeAnnotationsSupportOptions
{
    /// <summary>Whether edits of one label are shown together.</summary>
    public bool? GroupsOnLabel { get; init; }
}
