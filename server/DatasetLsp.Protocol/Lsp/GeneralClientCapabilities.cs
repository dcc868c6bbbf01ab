namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client can do with the protocol.</summary>
public sealed record GeneralClientCapabilities
{
    /// <summary>What it does with answers that came too late.</summary>
    public StaleRequestSupportOptions? StaleRequestSupport { get; init; }

    /// <summary>Its Markdown.</summary>
    public MarkdownClientCapabilities? Markdown { get; init; }

    /// <summary>What columns may count, best first; see <see cref="PositionEncodingKind"/>. Null means UTF-16 only.</summary>
    public IReadOnlyList<string>? PositionEncodings { get; init; }
}
