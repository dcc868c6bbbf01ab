using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Custom.Tokens;

/// <summary>Asks how a part is cut into tokens.</summary>
internal sealed record TokensParams
{
    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>A place in the part, usually the cursor.</summary>
    public required Position Position { get; init; }
}
