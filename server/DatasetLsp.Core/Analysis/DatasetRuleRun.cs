using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Analysis;

/// <summary>One run of the dataset rules over a file.</summary>
internal static class DatasetRuleRun
{
    /// <summary>Runs those that are on; a rule that fails takes only its own findings with it.</summary>
    /// <param name="context">What they may look at.</param>
    /// <param name="found">Takes the findings, with the severity that is set.</param>
    /// <param name="failed">Takes the rules that failed.</param>
    /// <returns>The rule beside which nothing else is worth saying; null where there is none.</returns>
    public static Rule? Over(DatasetContext context, Action<LineFinding> found, Action<RuleFailure> failed)
    {
        Rule? only = null;
        var settings = context.Settings;
        var format = context.Index.Format;
        foreach (var rule in settings.DatasetRules.OrderByDescending(rule => rule.SilencesOthers))
        {
            if (!settings.IsOn(rule) || !IsShown(rule, only, format))
            {
                continue;
            }

            foreach (var finding in Attempt(rule, context, failed))
            {
                found(finding with { Finding = finding.Finding with { Severity = settings.SeverityOf(rule) } });
                only ??= rule.SilencesOthers ? rule : null;
            }
        }

        return only;
    }

    /// <summary>Whether findings of a rule are shown for a file.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="only">The rule beside which nothing else is worth saying; null where there is none.</param>
    /// <param name="format">The file's format.</param>
    public static bool IsShown(Rule rule, Rule? only, TrainingFormat format) =>
        only is not null ? rule == only : !rule.NeedsTrainingData || format != FormatCatalogue.Unknown;

    private static IReadOnlyList<LineFinding> Attempt(DatasetRule rule, DatasetContext context, Action<RuleFailure> failed)
    {
        try
        {
            return [.. rule.Check(context)];
        }
        catch (Exception exception)
        {
            failed(new RuleFailure(rule, exception));
            return [];
        }
    }
}
