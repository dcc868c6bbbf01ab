namespace DatasetLsp.Protocol.Lsp;

/// <summary>What to do where a file to be made exists.</summary>
public sealed record CreateFileOptions
{
    /// <summary>Replace it; wins over <see cref="IgnoreIfExists"/>.</summary>
    public bool? Overwrite { get; init; }

    /// <summary>Leave it.</summary>
    public bool? IgnoreIfExists { get; init; }
}
