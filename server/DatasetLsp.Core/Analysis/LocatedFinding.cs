using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Analysis;

/// <summary>A finding and where its line stands just now.</summary>
/// <param name="Line">Index of the line, from 0.</param>
/// <param name="Finding">What was found there.</param>
public readonly record struct LocatedFinding(int Line, Finding Finding);
