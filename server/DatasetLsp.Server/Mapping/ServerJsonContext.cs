using System.Text.Json;
using System.Text.Json.Serialization;
using DatasetLsp.Server.Features.Custom.AnalyzeFile;
using DatasetLsp.Server.Features.Custom.Models;
using DatasetLsp.Server.Features.Custom.NextProblem;
using DatasetLsp.Server.Features.Custom.Status;
using DatasetLsp.Server.Features.Custom.Tokens;
using DatasetLsp.Server.Features.Custom.VisibleRanges;
using DatasetLsp.Server.Features.Language.CodeAction;
using DatasetLsp.Server.Features.Language.InlayHint;

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
[JsonSerializable(typeof(InlayHintData))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(ModelsParams))]
[JsonSerializable(typeof(ModelsResult))]
[JsonSerializable(typeof(NextProblemParams))]
[JsonSerializable(typeof(NextProblemResult))]
[JsonSerializable(typeof(Protocol.Lsp.DocumentSymbolParams))]
[JsonSerializable(typeof(StatusParams))]
[JsonSerializable(typeof(TokensParams))]
[JsonSerializable(typeof(TokensResult))]
[JsonSerializable(typeof(VisibleRangesParams))]
internal sealed partial class ServerJsonContext : JsonSerializerContext;
