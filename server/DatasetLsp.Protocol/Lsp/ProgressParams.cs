namespace DatasetLsp.Protocol.Lsp;

/// <summary>A step of a progress.</summary>
public sealed record ProgressParams
{
    /// <summary>Which progress.</summary>
    public required IntegerOrString Token { get; init; }

    /// <summary>The step.</summary>
    public required WorkDoneProgress Value { get; init; }
}
