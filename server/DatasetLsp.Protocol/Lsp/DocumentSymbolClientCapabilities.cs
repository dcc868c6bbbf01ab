namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client outlines.</summary>
public sealed record DocumentSymbolClientCapabilities
{
    /// <summary>Whether it can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Whether a tree is understood.</summary>
    public bool? HierarchicalDocumentSymbolSupport { get; init; }

    /// <summary>Whether an outline can have a label.</summary>
    public bool? LabelSupport { get; init; }
}
