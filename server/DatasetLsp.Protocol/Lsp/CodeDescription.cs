namespace DatasetLsp.Protocol.Lsp;

/// <summary>Where a diagnostic's code is explained.</summary>
public sealed record CodeDescription
{
    /// <summary>The page.</summary>
    public required DocumentUri Href { get; init; }
}
