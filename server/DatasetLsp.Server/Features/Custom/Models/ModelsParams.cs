using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Custom.Models;

/// <summary>Asks for the models that can be chosen.</summary>
internal sealed record ModelsParams
{
    /// <summary>The dataset for which one is to be chosen; null for none in particular.</summary>
    public TextDocumentIdentifier? TextDocument { get; init; }
}
