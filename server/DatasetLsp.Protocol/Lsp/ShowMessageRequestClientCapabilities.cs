namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client shows messages with buttons.</summary>
public sealed record ShowMessageRequestClientCapabilities
{
    /// <summary>What a button may hold.</summary>
    public ClientShowMessageActionItemOptions? MessageActionItem { get; init; }
}
