namespace DatasetLsp.Core.Rules;

/// <summary>A rule that threw: a fault of the rule, whatever the data. Its findings are left out there; those of others stand.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Exception">What it threw. Its message may quote the data, so it is not for a log.</param>
public sealed record RuleFailure(Rule Rule, Exception Exception);
