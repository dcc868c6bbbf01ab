namespace DatasetLsp.Protocol.Lsp;

/// <summary>A range in a document.</summary>
public sealed record Location
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>The place in it.</summary>
    public required LspRange Range { get; init; }
}
