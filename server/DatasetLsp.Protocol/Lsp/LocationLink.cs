namespace DatasetLsp.Protocol.Lsp;

/// <summary>A link from a place to the definition of what stands there.</summary>
public sealed record LocationLink
{
    /// <summary>What is underlined at the origin; null for the word under the cursor.</summary>
    public LspRange? OriginSelectionRange { get; init; }

    /// <summary>The document linked to.</summary>
    public required DocumentUri TargetUri { get; init; }

    /// <summary>The whole target, shown in a peek.</summary>
    public required LspRange TargetRange { get; init; }

    /// <summary>The part to select, inside <see cref="TargetRange"/>.</summary>
    public required LspRange TargetSelectionRange { get; init; }
}
