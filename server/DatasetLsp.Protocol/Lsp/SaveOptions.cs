namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client sends with a save.</summary>
public sealed record SaveOptions
{
    /// <summary>Whether the content comes along.</summary>
    public bool? IncludeText { get; init; }
}
