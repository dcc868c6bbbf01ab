using DatasetLsp.Text;

namespace DatasetLsp.Core.Configuration;

/// <summary>Something wrong in a <c>datasetlsp.json</c>.</summary>
/// <param name="Span">Where, in bytes of the file.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ConfigProblem(TextSpan Span, string Message);
