namespace DatasetLsp.Core.Rules;

/// <summary>Which rules run on a file, how grave their findings are, and their options. Immutable.</summary>
/// <param name="severities">Severities by rule id.</param>
/// <param name="options">Options as <see cref="OptionKey"/> names them; none where null.</param>
public sealed class RuleSettings(IReadOnlyDictionary<string, Severity> severities, IReadOnlyDictionary<string, double>? options = null)
{
    private LineRule[]? _activeLineRules;
    private LineRule[]? _activeTextLineRules;
    private ExampleRule[]? _activeExampleRules;
    private ExampleRule[]? _activeTextExampleRules;
    private TokenRule[]? _activeTokenRules;
    private Rule[]? _activeContentRules;

    /// <summary>Every rule at its own severity.</summary>
    public static RuleSettings Default { get; } = new(new Dictionary<string, Severity>());

    /// <summary>The name of a rule's option among those of all rules.</summary>
    public static string OptionKey(string ruleId, string option) => $"{ruleId}.{option}";

    /// <summary>The rules on lines; all there are unless set.</summary>
    public IReadOnlyList<LineRule> LineRules { get; init; } = RuleCatalogue.LineRules;

    /// <summary>The rules on examples; all there are unless set.</summary>
    public IReadOnlyList<ExampleRule> ExampleRules { get; init; } = RuleCatalogue.ExampleRules;

    /// <summary>The rules on tokens of examples; all there are unless set.</summary>
    public IReadOnlyList<TokenRule> TokenRules { get; init; } = RuleCatalogue.TokenRules;

    /// <summary>The rules on files; all there are unless set.</summary>
    public IReadOnlyList<DatasetRule> DatasetRules { get; init; } = RuleCatalogue.DatasetRules;

    // Asked for at each line of each file.
    internal LineRule[] ActiveLineRules => _activeLineRules ??= [.. LineRules.Where(IsOn)];

    internal LineRule[] ActiveTextLineRules => _activeTextLineRules ??= [.. ActiveLineRules.Where(rule => rule.TextUse != TextUse.None)];

    internal ExampleRule[] ActiveTextExampleRules => _activeTextExampleRules ??= [.. ActiveExampleRules.Where(rule => rule.TextUse != TextUse.None)];

    /// <summary>Whether any rule looks at what texts say.</summary>
    internal bool ReadsTexts => (_activeContentRules ??=
        [.. ActiveTextLineRules.Concat<Rule>(ActiveTextExampleRules).Where(rule => rule.TextUse == TextUse.Content)]).Length > 0;

    internal TokenRule[] ActiveTokenRules => _activeTokenRules ??= [.. TokenRules.Where(IsOn)];

    internal ExampleRule[] ActiveExampleRules => _activeExampleRules ??= [.. ExampleRules.Where(IsOn)];

    /// <summary>The severity that is set for a rule, else its own.</summary>
    public Severity SeverityOf(Rule rule) => SeverityOf(rule, rule.DefaultSeverity);

    /// <summary>The severity of a finding that its rule calls more or less grave than others: what is set for the rule holds for all.</summary>
    public Severity SeverityOf(Rule rule, Severity graded) => severities.TryGetValue(rule.Id, out var severity) ? severity : graded;

    /// <summary>The value that is set for a rule's option, else its default.</summary>
    public double OptionOf(Rule rule, RuleOption option) =>
        options is not null && options.TryGetValue(OptionKey(rule.Id, option.Name), out var value) ? value : option.Default;

    /// <summary>Whether the rule is to run.</summary>
    public bool IsOn(Rule rule) => SeverityOf(rule) != Severity.Off;

    /// <summary>Whether a file says the same under both.</summary>
    public bool IsSameAs(RuleSettings other) => RuleCatalogue.All.All(rule =>
        SeverityOf(rule) == other.SeverityOf(rule) && rule.Options.All(option => OptionOf(rule, option).Equals(other.OptionOf(rule, option))));
}
