namespace DatasetLsp.Text.Json;

/// <summary>One fault of a JSON text.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">Where, in bytes; short, and empty where something is missing.</param>
/// <param name="Repair">How to put it right, where that is known.</param>
public sealed record JsonError(JsonErrorKind Kind, TextSpan Span, JsonRepair? Repair)
{
    /// <summary>The bracket that was never closed, for <see cref="JsonErrorKind.Truncated"/>; the one that is closed wrongly, for <see cref="JsonErrorKind.MismatchedBracket"/>.</summary>
    public TextSpan? Opener { get; init; }
}
