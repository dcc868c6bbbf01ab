namespace DatasetLsp.Protocol.Lsp;

/// <summary>More text beside a completion's label.</summary>
public sealed record CompletionItemLabelDetails
{
    /// <summary>Right after the label.</summary>
    public string? Detail { get; init; }

    /// <summary>After that, in less prominent type.</summary>
    public string? Description { get; init; }
}
