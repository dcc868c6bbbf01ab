namespace DatasetLsp.Protocol.Lsp;

/// <summary>An entry of the outline.</summary>
public sealed record DocumentSymbol
{
    /// <summary>The name shown; not empty.</summary>
    public required string Name { get; init; }

    /// <summary>More, in less prominent type.</summary>
    public string? Detail { get; init; }

    /// <summary>Decides the icon.</summary>
    public required SymbolKind Kind { get; init; }

    /// <summary>How it may be drawn.</summary>
    public IReadOnlyList<SymbolTag>? Tags { get; init; }

    /// <summary>All of it.</summary>
    public required LspRange Range { get; init; }

    /// <summary>What to select, inside <see cref="Range"/>.</summary>
    public required LspRange SelectionRange { get; init; }

    /// <summary>What it holds.</summary>
    public IReadOnlyList<DocumentSymbol>? Children { get; init; }
}
