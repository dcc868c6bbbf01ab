namespace DatasetLsp.Protocol.Lsp;

/// <summary>Takes a request back.</summary>
public sealed record CancelParams
{
    /// <summary>The request.</summary>
    public required IntegerOrString Id { get; init; }
}
