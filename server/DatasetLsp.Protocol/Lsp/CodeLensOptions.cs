namespace DatasetLsp.Protocol.Lsp;

/// <summary>How code lenses are offered.</summary>
public sealed record CodeLensOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>Whether <c>codeLens/resolve</c> fills in commands.</summary>
    public bool? ResolveProvider { get; init; }
}
