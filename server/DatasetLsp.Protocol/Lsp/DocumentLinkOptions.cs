namespace DatasetLsp.Protocol.Lsp;

/// <summary>How links are offered.</summary>
public sealed record DocumentLinkOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>Whether <c>documentLink/resolve</c> fills in targets.</summary>
    public bool? ResolveProvider { get; init; }
}
