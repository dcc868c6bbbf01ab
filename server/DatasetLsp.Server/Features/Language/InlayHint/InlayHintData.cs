namespace DatasetLsp.Server.Features.Language.InlayHint;

/// <summary>What a client keeps of a hint, so that more of it can be asked for.</summary>
internal sealed record InlayHintData
{
    /// <summary>The document.</summary>
    public required string Uri { get; init; }

    /// <summary>Which opening of it.</summary>
    public required int Document { get; init; }

    /// <summary>The lasting id of the line.</summary>
    public required int Line { get; init; }
}
