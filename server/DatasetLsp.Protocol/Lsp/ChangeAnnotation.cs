namespace DatasetLsp.Protocol.Lsp;

/// <summary>Words for a group of edits, shown where the person is asked.</summary>
public sealed record ChangeAnnotation
{
    /// <summary>One line.</summary>
    public required string Label { get; init; }

    /// <summary>Whether the edits wait for a yes.</summary>
    public bool? NeedsConfirmation { get; init; }

    /// <summary>More, in less prominent type.</summary>
    public string? Description { get; init; }
}
