namespace DatasetLsp.Protocol.Lsp;

/// <summary>What a button may hold.</summary>
public sealed record ClientShowMessageActionItemOptions
{
    /// <summary>Whether members beyond the title are kept.</summary>
    public bool? AdditionalPropertiesSupport { get; init; }
}
