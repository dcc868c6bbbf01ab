namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks for settings.</summary>
public sealed record ConfigurationParams
{
    /// <summary>Which; the answer has one entry for each.</summary>
    public required IReadOnlyList<ConfigurationItem> Items { get; init; }
}
