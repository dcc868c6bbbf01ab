namespace DatasetLsp.Core.Rules;

/// <summary>A finding and the line it lies on.</summary>
/// <param name="LineId">The line's lasting identity.</param>
/// <param name="Finding">What was found there.</param>
public readonly record struct LineFinding(int LineId, Finding Finding);
