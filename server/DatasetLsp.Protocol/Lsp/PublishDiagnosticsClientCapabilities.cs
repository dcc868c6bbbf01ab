namespace DatasetLsp.Protocol.Lsp;

/// <summary>What diagnostics the server sends may hold.</summary>
public sealed record PublishDiagnosticsClientCapabilities
{
    /// <summary>Related places.</summary>
    public bool? RelatedInformation { get; init; }

    /// <summary>Tags.</summary>
    public ClientDiagnosticsTagOptions? TagSupport { get; init; }

    /// <summary>A page for the code.</summary>
    public bool? CodeDescriptionSupport { get; init; }

    /// <summary>Data that come back with code actions.</summary>
    public bool? DataSupport { get; init; }

    /// <summary>Whether the version is looked at.</summary>
    public bool? VersionSupport { get; init; }
}
