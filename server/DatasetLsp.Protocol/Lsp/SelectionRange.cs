namespace DatasetLsp.Protocol.Lsp;

/// <summary>A range to select, and the next wider one.</summary>
public sealed record SelectionRange
{
    /// <summary>The range.</summary>
    public required LspRange Range { get; init; }

    /// <summary>The next wider one, which holds it.</summary>
    public SelectionRange? Parent { get; init; }
}
