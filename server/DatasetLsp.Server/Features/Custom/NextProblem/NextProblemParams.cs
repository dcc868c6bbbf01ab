using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Custom.NextProblem;

/// <summary>Asks for the finding after or before a place.</summary>
internal sealed record NextProblemParams
{
    /// <summary>Towards the start of the file; all else means towards its end.</summary>
    public const string Previous = "previous";

    /// <summary>The document.</summary>
    public required TextDocumentIdentifier TextDocument { get; init; }

    /// <summary>The place, usually the cursor.</summary>
    public required Position Position { get; init; }

    /// <summary><c>next</c> or <see cref="Previous"/>.</summary>
    public required string Direction { get; init; }
}
