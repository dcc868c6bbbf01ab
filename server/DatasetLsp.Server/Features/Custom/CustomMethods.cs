using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Features.Custom.AnalyzeFile;
using DatasetLsp.Server.Features.Custom.Models;
using DatasetLsp.Server.Features.Custom.NextProblem;
using DatasetLsp.Server.Features.Custom.Status;
using DatasetLsp.Server.Features.Custom.Tokens;
using DatasetLsp.Server.Features.Custom.VisibleRanges;
using DatasetLsp.Server.Mapping;

namespace DatasetLsp.Server.Features.Custom;

/// <summary>The methods that LSP does not have. <c>docs/protocol.md</c> describes each.</summary>
internal static class CustomMethods
{
    /// <summary>How a dataset stands; for clients that ask for it with the initialization option <c>statusNotifications</c>.</summary>
    public static readonly NotificationMethod<StatusParams> Status = new("datasetLsp/status", MessageDirection.ServerToClient, ServerJsonContext.Default);

    /// <summary>What the editor shows of a dataset.</summary>
    public static readonly NotificationMethod<VisibleRangesParams> VisibleRanges = new("datasetLsp/visibleRanges", MessageDirection.ClientToServer, ServerJsonContext.Default);

    /// <summary>Analyses a file from disk.</summary>
    public static readonly RequestMethod<AnalyzeFileParams, AnalyzeFileResult> AnalyzeFile = new("datasetLsp/analyzeFile", MessageDirection.ClientToServer, ServerJsonContext.Default);

    /// <summary>The finding after or before a place, over all that there are.</summary>
    public static readonly RequestMethod<NextProblemParams, NextProblemResult?> NextProblem = new("datasetLsp/nextProblem", MessageDirection.ClientToServer, ServerJsonContext.Default);

    /// <summary>How a part is cut into tokens.</summary>
    public static readonly RequestMethod<TokensParams, TokensResult?> Tokens = new("datasetLsp/tokens", MessageDirection.ClientToServer, ServerJsonContext.Default);

    /// <summary>The models that can be chosen.</summary>
    public static readonly RequestMethod<ModelsParams, ModelsResult> Models = new("datasetLsp/models", MessageDirection.ClientToServer, ServerJsonContext.Default);
}
