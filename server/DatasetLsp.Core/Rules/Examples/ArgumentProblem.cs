using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules.Examples;

/// <summary>A place where a call's arguments differ from what the function declares.</summary>
/// <param name="Span">Where, in the text that the arguments were read from.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Fix">What mends it, if one thing does.</param>
internal sealed record ArgumentProblem(TextSpan Span, string Message, Fix? Fix = null);
