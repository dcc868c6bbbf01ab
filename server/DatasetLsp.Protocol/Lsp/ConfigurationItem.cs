namespace DatasetLsp.Protocol.Lsp;

/// <summary>One setting asked for.</summary>
public sealed record ConfigurationItem
{
    /// <summary>The document or folder it is wanted for.</summary>
    public DocumentUri? ScopeUri { get; init; }

    /// <summary>Its name; null for all.</summary>
    public string? Section { get; init; }
}
