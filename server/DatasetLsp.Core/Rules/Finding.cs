using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules;

/// <summary>Something that a rule found on a line.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">How grave, after settings.</param>
/// <param name="Span">Where, in bytes from the start of the line's content; short, never a whole long line.</param>
/// <param name="Message">What is wrong and what to do, for a person. Names no line numbers unless a dataset rule made it.</param>
public sealed record Finding(Rule Rule, Severity Severity, TextSpan Span, string Message)
{
    /// <summary>What to do about it at one key; null where nothing is known to be right.</summary>
    public Fix? Fix { get; init; }

    /// <summary>Other places that show why.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];
}
