namespace DatasetLsp.Protocol.Lsp;

/// <summary>An entry of the outline for clients that know no tree. Superseded in LSP by its <c>DocumentSymbol</c>.</summary>
public sealed record SymbolInformation
{
    /// <summary>The name shown; not empty.</summary>
    public required string Name { get; init; }

    /// <summary>Decides the icon.</summary>
    public required SymbolKind Kind { get; init; }

    /// <summary>All of it.</summary>
    public required Location Location { get; init; }
}
