using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Mapping;

/// <summary>A fix as a diagnostic carries it.</summary>
internal sealed record FixData
{
    /// <summary>What it does, for a menu.</summary>
    public required string Title { get; init; }

    /// <summary>The edits; null where they are long, and a code action has to be asked for.</summary>
    public IReadOnlyList<TextEdit>? Edits { get; init; }

    /// <summary>Whether it may be applied without asking.</summary>
    public required bool Certain { get; init; }
}
