using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Analysis;

/// <summary>What one dataset rule found. Of many findings only the number is kept, and the rule runs again where they are asked for.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Counts">How many findings; at least one.</param>
/// <param name="Certain">How many of them have a fix that is certain.</param>
/// <param name="All">The findings, in order of lines, with the severity that is set.</param>
internal sealed record RuleFindings(DatasetRule Rule, FindingCounts Counts, int Certain, IEnumerable<LineFinding> All);
