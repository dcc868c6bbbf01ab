namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client renames.</summary>
public sealed record RenameClientCapabilities
{
    /// <summary>Whether it can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Whether it asks before.</summary>
    public bool? PrepareSupport { get; init; }

    /// <summary>Whether annotations are asked about.</summary>
    public bool? HonorsChangeAnnotations { get; init; }
}
