namespace DatasetLsp.Protocol.Lsp;

/// <summary>How inlay hints are offered.</summary>
public sealed record InlayHintOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>Whether <c>inlayHint/resolve</c> fills in more.</summary>
    public bool? ResolveProvider { get; init; }
}
