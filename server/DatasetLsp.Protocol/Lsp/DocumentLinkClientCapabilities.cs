namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client links.</summary>
public sealed record DocumentLinkClientCapabilities
{
    /// <summary>Whether it can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Whether <see cref="DocumentLink.Tooltip"/> is shown.</summary>
    public bool? TooltipSupport { get; init; }
}
