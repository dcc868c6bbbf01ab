using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// What one line says for itself: a pure function of its bytes and the settings, made once and kept until one of them changes.
/// </summary>
/// <param name="Kind">What the line holds.</param>
/// <param name="Findings">What line and example rules found, in order of place; spans count from the line's start.</param>
/// <param name="Facts">What the index needs of it; null unless the line is a record.</param>
public sealed record ExampleReport(LineKind Kind, IReadOnlyList<Finding> Findings, ExampleFacts? Facts)
{
    /// <summary>The rules that failed on it, and are left out for it.</summary>
    public IReadOnlyList<RuleFailure> Failures { get; init; } = [];

    /// <summary>The report of a blank line.</summary>
    public static ExampleReport Blank { get; } = new(LineKind.Blank, [], null);
}
