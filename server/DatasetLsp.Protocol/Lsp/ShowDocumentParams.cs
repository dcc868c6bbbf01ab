namespace DatasetLsp.Protocol.Lsp;

/// <summary>Asks the client to show a document.</summary>
public sealed record ShowDocumentParams
{
    /// <summary>The document, or any address.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>In the system's own program for it.</summary>
    public bool? External { get; init; }

    /// <summary>With the focus.</summary>
    public bool? TakeFocus { get; init; }

    /// <summary>What to select in it.</summary>
    public LspRange? Selection { get; init; }
}
