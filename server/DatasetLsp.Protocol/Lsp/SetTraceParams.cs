namespace DatasetLsp.Protocol.Lsp;

/// <summary>Changes how much the server tells.</summary>
public sealed record SetTraceParams
{
    /// <summary>See <see cref="TraceValue"/>; an unknown value counts as off.</summary>
    public required string Value { get; init; }
}
