using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;

namespace DatasetLsp.Core.Reports;

/// <summary>A file that was looked at.</summary>
/// <param name="Path">Its path, as reports name it.</param>
/// <param name="Analysis">What was found; its file is still open.</param>
/// <param name="Settings">What held for it.</param>
public sealed record CheckedFile(string Path, FileAnalysis Analysis, AnalysisSettings Settings);
