namespace DatasetLsp.Protocol.Lsp;

/// <summary>What to do where the new name exists.</summary>
public sealed record RenameFileOptions
{
    /// <summary>Replace it; wins over <see cref="IgnoreIfExists"/>.</summary>
    public bool? Overwrite { get; init; }

    /// <summary>Leave it.</summary>
    public bool? IgnoreIfExists { get; init; }
}
