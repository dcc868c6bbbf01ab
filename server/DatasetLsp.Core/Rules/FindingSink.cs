using DatasetLsp.Text;

namespace DatasetLsp.Core.Rules;

/// <summary>Takes what rules report about one line and gives it the severity that is set for the rule.</summary>
public sealed class FindingSink(RuleSettings settings)
{
    private List<Finding>? _findings;

    /// <summary>What was reported so far, in order of place.</summary>
    public IReadOnlyList<Finding> Findings => _findings is null ? [] : [.. _findings.OrderBy(finding => finding.Span.Start)];

    /// <summary>How many were reported so far.</summary>
    internal int Count => _findings?.Count ?? 0;

    /// <summary>Reports one.</summary>
    public void Add(Rule rule, TextSpan span, string message, Fix? fix = null, IReadOnlyList<RelatedPlace>? related = null)
    {
        var severity = settings.SeverityOf(rule);
        if (severity != Severity.Off)
        {
            (_findings ??= []).Add(new Finding(rule, severity, span, message) { Fix = fix, Related = related ?? [] });
        }
    }

    /// <summary>Forgets what was reported after the first <paramref name="count"/>.</summary>
    internal void CutTo(int count) => _findings?.RemoveRange(count, _findings.Count - count);
}
