using System.Text.Json.Serialization.Metadata;
using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Protocol.Json;

internal sealed class WorkDoneProgressConverter : KindConverter<WorkDoneProgress>
{
    protected override JsonTypeInfo? TypeOf(string? kind) => kind switch
    {
        "begin" => LspJsonContext.Default.WorkDoneProgressBegin,
        "report" => LspJsonContext.Default.WorkDoneProgressReport,
        "end" => LspJsonContext.Default.WorkDoneProgressEnd,
        _ => null,
    };
}
