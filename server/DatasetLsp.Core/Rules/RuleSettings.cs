namespace DatasetLsp.Core.Rules;

/// <summary>Which rules run on a file, and how grave their findings are. Immutable.</summary>
public sealed class RuleSettings(IReadOnlyDictionary<string, Severity> severities)
{
    /// <summary>Every rule at its own severity.</summary>
    public static RuleSettings Default { get; } = new(new Dictionary<string, Severity>());

    /// <summary>The severity that is set for a rule, else its own.</summary>
    public Severity SeverityOf(Rule rule) => severities.TryGetValue(rule.Id, out var severity) ? severity : rule.DefaultSeverity;

    /// <summary>Whether the rule is to run.</summary>
    public bool IsOn(Rule rule) => SeverityOf(rule) != Severity.Off;
}
