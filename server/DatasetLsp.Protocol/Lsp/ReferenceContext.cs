namespace DatasetLsp.Protocol.Lsp;

/// <summary>Which references are wanted.</summary>
public sealed record ReferenceContext
{
    /// <summary>Whether the declaration counts as one.</summary>
    public required bool IncludeDeclaration { get; init; }
}
