namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client does with answers that came too late.</summary>
public sealed record StaleRequestSupportOptions
{
    /// <summary>Whether it cancels requests that no longer matter.</summary>
    public required bool Cancel { get; init; }

    /// <summary>Methods it asks again after ContentModified.</summary>
    public required IReadOnlyList<string> RetryOnContentModified { get; init; }
}
