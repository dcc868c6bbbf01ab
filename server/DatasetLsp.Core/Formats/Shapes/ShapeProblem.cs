using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Formats.Shapes;

/// <summary>A place where a record differs from its format.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="Span">Where; short.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Fix">What mends it, if one thing does.</param>
public sealed record ShapeProblem(ShapeProblemKind Kind, TextSpan Span, string Message, Fix? Fix);
