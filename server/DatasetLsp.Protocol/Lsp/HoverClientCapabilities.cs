namespace DatasetLsp.Protocol.Lsp;

/// <summary>How the client hovers.</summary>
public sealed record HoverClientCapabilities
{
    /// <summary>Whether it can be registered.</summary>
    public bool? DynamicRegistration { get; init; }

    /// <summary>Markup kinds, best first; see <see cref="MarkupKind"/>.</summary>
    public IReadOnlyList<string>? ContentFormat { get; init; }
}
