namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client offers code actions.</summary>
public sealed record CodeActionClientCapabilities
{
    /// <summary>Whether they can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Whether <see cref="CodeAction"/> is understood, not commands only.</summary>
    public ClientCodeActionLiteralOptions? CodeActionLiteralSupport { get; init; }

    /// <summary>Whether <see cref="CodeAction.IsPreferred"/> is.</summary>
    public bool? IsPreferredSupport { get; init; }

    /// <summary>Whether <see cref="CodeAction.Disabled"/> is.</summary>
    public bool? DisabledSupport { get; init; }

    /// <summary>Whether <see cref="CodeAction.Data"/> is kept.</summary>
    public bool? DataSupport { get; init; }

    /// <summary>What can be filled in later.</summary>
    public ClientCodeActionResolveOptions? ResolveSupport { get; init; }

    /// <summary>Whether annotations are asked about.</summary>
    public bool? HonorsChangeAnnotations { get; init; }
}
