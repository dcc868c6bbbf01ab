namespace DatasetLsp.Protocol.Lsp;

/// <summary>What happened to one file.</summary>
public sealed record FileEvent
{
    /// <summary>The file.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>What happened.</summary>
    public required FileChangeType Type { get; init; }
}
