using System.Text.Json.Serialization.Metadata;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

internal sealed class DocumentChangeConverter : KindConverter<DocumentChange>
{
    protected override JsonTypeInfo? TypeOf(string? kind) => kind switch
    {
        null => LspJsonContext.Default.TextDocumentEdit,
        ResourceOperationKind.Create => LspJsonContext.Default.CreateFile,
        ResourceOperationKind.Rename => LspJsonContext.Default.RenameFile,
        ResourceOperationKind.Delete => LspJsonContext.Default.DeleteFile,
        _ => null,
    };
}
