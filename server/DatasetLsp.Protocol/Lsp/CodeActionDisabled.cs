namespace DatasetLsp.Protocol.Lsp;

/// <summary>Why a code action cannot be applied now.</summary>
public sealed record CodeActionDisabled
{
    /// <summary>In words for the person.</summary>
    public required string Reason { get; init; }
}
