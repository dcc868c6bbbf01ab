namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the client can do with its window.</summary>
public sealed record WindowClientCapabilities
{
    /// <summary>Show progress.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>Show messages with buttons.</summary>
    public ShowMessageRequestClientCapabilities? ShowMessage { get; init; }

    /// <summary>Show documents.</summary>
    public ShowDocumentClientCapabilities? ShowDocument { get; init; }
}
