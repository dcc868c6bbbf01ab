namespace DatasetLsp.Protocol.Lsp;

/// <summary>The person cancelled a progress.</summary>
public sealed record WorkDoneProgressCancelParams
{
    /// <summary>Which.</summary>
    public required IntegerOrString Token { get; init; }
}
