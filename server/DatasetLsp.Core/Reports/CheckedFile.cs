using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;

namespace DatasetLsp.Core.Reports;

/// <summary>A file that was looked at.</summary>
/// <param name="Path">Its path, as reports name it.</param>
/// <param name="Analysis">What was found; settled at the number of findings to show.</param>
/// <param name="Settings">What held for it.</param>
public sealed record CheckedFile(string Path, DatasetAnalysis Analysis, AnalysisSettings Settings);
