namespace DatasetLsp.Protocol.Lsp;

/// <summary>How renaming is offered.</summary>
public sealed record RenameOptions
{
    /// <summary>Whether progress is reported.</summary>
    public bool? WorkDoneProgress { get; init; }

    /// <summary>Whether <c>textDocument/prepareRename</c> is answered.</summary>
    public bool? PrepareProvider { get; init; }
}
