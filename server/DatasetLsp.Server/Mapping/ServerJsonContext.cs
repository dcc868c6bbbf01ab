using System.Text.Json;
using System.Text.Json.Serialization;
using DatasetLsp.Server.Features.Custom.AnalyzeFile;
using DatasetLsp.Server.Features.Custom.NextProblem;
using DatasetLsp.Server.Features.Custom.Status;
using DatasetLsp.Server.Features.Custom.VisibleRanges;
using DatasetLsp.Server.Features.Language.CodeAction;

namespace DatasetLsp.Server.Mapping;

/// <summary>How the types of this project that go over the wire are read and written: as those of LSP are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AnalyzeFileParams))]
[JsonSerializable(typeof(AnalyzeFileResult))]
[JsonSerializable(typeof(CodeActionData))]
[JsonSerializable(typeof(DiagnosticData))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(NextProblemParams))]
[JsonSerializable(typeof(NextProblemResult))]
[JsonSerializable(typeof(Protocol.Lsp.DocumentSymbolParams))]
[JsonSerializable(typeof(StatusParams))]
[JsonSerializable(typeof(VisibleRangesParams))]
internal sealed partial class ServerJsonContext : JsonSerializerContext;
