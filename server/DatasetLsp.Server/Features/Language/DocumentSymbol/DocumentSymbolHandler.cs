using System.Text.Json;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Mapping;
using DatasetLsp.Server.Session;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Features.Language.DocumentSymbol;

/// <summary>The outline: one entry an example. Needs the text only, not its analysis.</summary>
internal sealed class DocumentSymbolHandler(ServerSession session) : IReadRequestHandler<DocumentSymbolParams, LineTable?, JsonElement?>
{
    /// <summary>LSP's own method; its result is one of two kinds of lists, whichever the client knows.</summary>
    public RequestMethod<DocumentSymbolParams, JsonElement?> Method { get; } =
        new(LspMethods.DocumentSymbol.Name, MessageDirection.ClientToServer, ServerJsonContext.Default);

    /// <inheritdoc/>
    public LineTable? Capture(DocumentSymbolParams parameters) =>
        session.Documents.Dataset(parameters.TextDocument.Uri) is { IsStale: false } document ? document.Lines : null;

    /// <inheritdoc/>
    public ValueTask<JsonElement?> ComputeAsync(LineTable? snapshot, DocumentSymbolParams parameters, CancellationToken cancellationToken)
    {
        if (snapshot is null)
        {
            return new((JsonElement?)null);
        }

        var symbols = Outline.Of(snapshot, session.Profile.Encoding, session.Profile.TakesSymbolTrees, cancellationToken);
        return new(session.Profile.TakesSymbolTrees
            ? JsonSerializer.SerializeToElement(symbols, LspJsonContext.Default.IReadOnlyListDocumentSymbol)
            : JsonSerializer.SerializeToElement(Flatten(symbols, parameters.TextDocument.Uri), LspJsonContext.Default.IReadOnlyListSymbolInformation));
    }

    private static IReadOnlyList<SymbolInformation> Flatten(IReadOnlyList<Protocol.Lsp.DocumentSymbol> symbols, DocumentUri uri) =>
    [
        .. symbols.Select(symbol => new SymbolInformation
        {
            Name = symbol.Name,
            Kind = symbol.Kind,
            Location = new Location { Uri = uri, Range = symbol.Range },
        }),
    ];
}
