namespace DatasetLsp.Server.Features.Language.CodeAction;

/// <summary>What a code action carries until it is chosen, and its edits are asked for.</summary>
internal sealed record CodeActionData
{
    /// <summary>The document.</summary>
    public required string Uri { get; init; }

    /// <summary>Which opening of it.</summary>
    public required int Document { get; init; }

    /// <summary>The version it was offered for.</summary>
    public required int Version { get; init; }

    /// <summary>The rule whose findings it mends; null for all.</summary>
    public string? Rule { get; init; }

    /// <summary>The lasting id of the one line that it mends; null for the whole file.</summary>
    public int? Line { get; init; }

    /// <summary>Which of the rule's findings on the line, from 0; null for the whole file.</summary>
    public int? Ordinal { get; init; }
}
