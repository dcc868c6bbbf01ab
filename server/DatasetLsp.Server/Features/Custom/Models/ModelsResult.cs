namespace DatasetLsp.Server.Features.Custom.Models;

/// <summary>The models that can be chosen.</summary>
internal sealed record ModelsResult
{
    /// <summary>Id of the one that holds now.</summary>
    public required string Current { get; init; }

    /// <summary>Id of the one that holds where the person chooses none: the team's, or the catalogue's own default.</summary>
    public required string Default { get; init; }

    /// <summary>Whether the team's configuration names that one.</summary>
    public required bool IsDefaultTeams { get; init; }

    /// <summary>All of them, those first that are likely to be meant; retired ones last.</summary>
    public required IReadOnlyList<ModelChoice> Models { get; init; }
}
