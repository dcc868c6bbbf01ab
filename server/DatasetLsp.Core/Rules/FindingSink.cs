using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules;

/// <summary>Takes what rules report about one line and gives it the severity that is set for the rule.</summary>
public sealed class FindingSink(RuleSettings settings)
{
    /// <summary>How many findings of one rule are kept of one line; no person reads more, and a line may have millions.</summary>
    public const int MostOfRule = 10_000;

    private List<Finding>? _findings;
    private Rule? _lastRule;
    private int _ofLastRule;

    /// <summary>What was reported so far, in order of place.</summary>
    public IReadOnlyList<Finding> Findings => _findings is null ? [] : [.. _findings.OrderBy(finding => finding.Span.Start)];

    /// <summary>How many were reported so far.</summary>
    internal int Count => _findings?.Count ?? 0;

    /// <summary>Reports one. A rule's findings come one after the other; what is beyond <see cref="MostOfRule"/> is left out.</summary>
    public void Add(Rule rule, TextSpan span, string message, Fix? fix = null, IReadOnlyList<RelatedPlace>? related = null)
    {
        var severity = settings.SeverityOf(rule);
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
