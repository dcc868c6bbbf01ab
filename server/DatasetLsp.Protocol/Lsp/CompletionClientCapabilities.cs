namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client completes.</summary>
public sealed record CompletionClientCapabilities
{
    /// <summary>Whether it can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>What an item may hold.</summary>
    public ClientCompletionItemOptions? CompletionItem { get; init; }

    /// <summary>Whether it sends <see cref="CompletionContext"/>.</summary>
    public bool? ContextSupport { get; init; }
}
