namespace DatasetLsp.Protocol.Lsp;

/// <summary>Announces a progress the server will report.</summary>
public sealed record WorkDoneProgressCreateParams
{
    /// <summary>Names it.</summary>
    public required IntegerOrString Token { get; init; }
}
