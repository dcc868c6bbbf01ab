namespace DatasetLsp.Protocol.Lsp;

/// <summary>One step of a change. Steps apply in order, each to the result of the one before.</summary>
public sealed record TextDocumentContentChangeEvent
{
    /// <summary>What is replaced; null when <see cref="Text"/> is the whole new content.</summary>
    public LspRange? Range { get; init; }

    /// <summary>Length of the replaced range in the client's units. Deprecated by the protocol; <see cref="Range"/> counts.</summary>
    public int? RangeLength { get; init; }

    /// <summary>What takes its place.</summary>
    public required Utf8Text Text { get; init; }
}
