using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Models;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules;

/// <summary>Takes what rules report about one line and gives it the severity that is set for the rule.</summary>
public sealed class FindingSink(AnalysisSettings settings)
{
    /// <summary>How many findings of one rule are kept of one line; no person reads more, and a line may have millions.</summary>
    public const int MostOfRule = 10_000;

    private List<Finding>? _findings;
    private Rule? _lastRule;
    private int _ofLastRule;

    /// <summary>What was reported so far, in order of place.</summary>
    public IReadOnlyList<Finding> Findings => _findings is null ? [] : [.. _findings.OrderBy(finding => finding.Span.Start)];

    /// <summary>The model to be tuned; null where the catalogue does not know it.</summary>
    public ModelInfo? Model => settings.ModelInfo;

    /// <summary>How many were reported so far.</summary>
    internal int Count => _findings?.Count ?? 0;

    /// <summary>The value that is set for a rule's option, else its default.</summary>
    public double OptionOf(Rule rule, RuleOption option) => settings.Rules.OptionOf(rule, option);

    /// <summary>Reports one. A rule's findings come one after the other; what is beyond <see cref="MostOfRule"/> is left out.</summary>
    /// <param name="rule">Who reports it.</param>
    /// <param name="span">Where.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="fix">What to do about it at one key.</param>
    /// <param name="related">Other places that show why.</param>
    /// <param name="graded">How grave it is, where that is not what the rule's findings are as a rule. What a person set for the rule holds for it, too.</param>
    public void Add(Rule rule, TextSpan span, string message, Fix? fix = null, IReadOnlyList<RelatedPlace>? related = null, Severity? graded = null)
    {
        var severity = settings.Rules.SeverityOf(rule, graded ?? rule.DefaultSeverity);
        if (rule != _lastRule)
        {
            (_lastRule, _ofLastRule) = (rule, 0);
        }

        if (severity != Severity.Off && _ofLastRule++ < MostOfRule)
        {
            (_findings ??= []).Add(new Finding(rule, severity, span, message) { Fix = fix, Related = related ?? [] });
        }
    }

    /// <summary>Forgets what was reported after the first <paramref name="count"/>.</summary>
    internal void CutTo(int count) => _findings?.RemoveRange(count, _findings.Count - count);
}
