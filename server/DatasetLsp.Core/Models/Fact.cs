namespace DatasetLsp.Core.Models;

/// <summary>A value and where it is from. Limits and prices move, so none stands without its source.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">The page or file that says so.</param>
/// <param name="Date">The source's own date where it has one, else the day it was read.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Note">What else to know of it; null where nothing.</param>
public sealed record Fact<T>(T Value, string Source, DateOnly Date, Certainty Certainty, string? Note) : ISourced;
