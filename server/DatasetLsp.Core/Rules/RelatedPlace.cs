using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules;

/// <summary>Another place that a finding refers to.</summary>
/// <param name="LineId">The <see cref="Line.Id"/> it lies on; null for the finding's own line.</param>
/// <param name="Span">Where on that line.</param>
/// <param name="Message">What there is to see.</param>
public sealed record RelatedPlace(int? LineId, TextSpan Span, string Message);
