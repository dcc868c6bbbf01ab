namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the person formats; members beyond these are not read.</summary>
public sealed record FormattingOptions
{
    /// <summary>Columns to a tab.</summary>
    public required int TabSize { get; init; }

    /// <summary>Spaces instead of tabs.</summary>
    public required bool InsertSpaces { get; init; }

    /// <summary>Cut white space at line ends.</summary>
    public bool? TrimTrailingWhitespace { get; init; }

    /// <summary>End the file with a line break.</summary>
    public bool? InsertFinalNewline { get; init; }

    /// <summary>End it with no more than one.</summary>
    public bool? TrimFinalNewlines { get; init; }
}
