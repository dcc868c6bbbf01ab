namespace DatasetLsp.Protocol.Lsp;

/// <summary>A folder open in the client.</summary>
public sealed record WorkspaceFolder
{
    /// <summary>The folder.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>Its name in the client.</summary>
    public required string Name { get; init; }
}
