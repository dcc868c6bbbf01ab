namespace DatasetLsp.Core.Operations;

/// <summary>What came of writing an example in Gemini's format: the record, or why there is none.</summary>
/// <param name="Record">The record, on one line; null where something would be lost.</param>
/// <param name="Obstacle">What cannot be carried over, in a sentence; null where all was.</param>
public sealed record GeminiConversion(ReadOnlyMemory<byte>? Record, string? Obstacle);
