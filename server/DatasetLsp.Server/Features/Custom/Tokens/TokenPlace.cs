using DatasetLsp.Protocol.Lsp;

namespace DatasetLsp.Server.Features.Custom.Tokens;

/// <summary>A token.</summary>
internal sealed record TokenPlace
{
    /// <summary>Where it is written; tokens that share a character have the range of that character each.</summary>
    public required LspRange Range { get; init; }

    /// <summary>Its number in the vocabulary.</summary>
    public required int Id { get; init; }
}
