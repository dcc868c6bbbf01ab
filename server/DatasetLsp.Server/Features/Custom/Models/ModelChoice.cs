namespace DatasetLsp.Server.Features.Custom.Models;

/// <summary>A model that can be chosen.</summary>
internal sealed record ModelChoice
{
    /// <summary>What the setting takes.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Its limit, its price and how long it lasts, in one line for a person; empty where nothing is known.</summary>
    public required string Detail { get; init; }

    /// <summary>Under which heading it stands in a list.</summary>
    public required string Group { get; init; }

    /// <summary>Whether the day on which it may be gone has come.</summary>
    public required bool IsRetired { get; init; }
}
