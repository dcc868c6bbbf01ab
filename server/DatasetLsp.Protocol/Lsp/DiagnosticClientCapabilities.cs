namespace DatasetLsp.Protocol.Lsp;

/// <summary>What diagnostics the client asks for may hold.</summary>
public sealed record DiagnosticClientCapabilities
{
    /// <summary>Related places.</summary>
    public bool? RelatedInformation { get; init; }

    /// <summary>Tags.</summary>
    public ClientDiagnosticsTagOptions? TagSupport { get; init; }

    /// <summary>A page for the code.</summary>
    public bool? CodeDescriptionSupport { get; init; }

    /// <summary>Data that come back with code actions.</summary>
    public bool? DataSupport { get; init; }

    /// <summary>Whether they can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Whether reports of other documents may come along.</summary>
    public bool? RelatedDocumentSupport { get; init; }

    /// <summary>Whether a message may be markup (LSP 3.18).</summary>
    public bool? MarkupMessageSupport { get; init; }
}
