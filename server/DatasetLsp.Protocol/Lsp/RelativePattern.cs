namespace DatasetLsp.Protocol.Lsp;

/// <summary>A glob below a folder.</summary>
public sealed record RelativePattern
{
    /// <summary>The folder.</summary>
    public required DocumentUri BaseUri { get; init; }

    /// <summary>The glob, relative to it.</summary>
    public required string Pattern { get; init; }
}
