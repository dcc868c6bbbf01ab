namespace DatasetLsp.Protocol.Lsp;

/// <summary>How to delete.</summary>
public sealed record DeleteFileOptions
{
    /// <summary>With all a folder holds.</summary>
    public bool? Recursive { get; init; }

    /// <summary>No failure where it is gone already.</summary>
    public bool? IgnoreIfNotExists { get; init; }
}
