using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Custom.NextProblem;

/// <summary>A finding.</summary>
internal sealed record NextProblemResult
{
    /// <summary>Where it lies.</summary>
    public required LspRange Range { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>The rule's id.</summary>
    public required string Code { get; init; }
}
