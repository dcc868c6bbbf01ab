namespace DatasetLsp.Protocol.Lsp;

/// <summary>What the server does with folders.</summary>
public sealed record WorkspaceFoldersServerCapabilities
{
    /// <summary>Whether it knows more than one.</summary>
    public bool? Supported { get; init; }

    /// <summary>Whether it wants to hear of those opened and closed.</summary>
    public bool? ChangeNotifications { get; init; }
}
