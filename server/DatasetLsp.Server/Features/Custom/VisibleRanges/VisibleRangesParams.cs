using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Custom.VisibleRanges;

/// <summary>What an editor shows of a document.</summary>
internal sealed record VisibleRangesParams
{
    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>The parts shown, in all windows together; none where it is hidden.</summary>
    public required IReadOnlyList<LspRange> Ranges { get; init; }
}
