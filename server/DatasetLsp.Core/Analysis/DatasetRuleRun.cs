using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Analysis;

/// <summary>One run of the dataset rules over a file.</summary>
internal static class DatasetRuleRun
{
    /// <summary>Runs those that are on, on all processors; a rule that fails takes only its own findings with it.</summary>
    /// <param name="context">What they may look at.</param>
    /// <param name="mostKept">How many findings of a rule to keep; a rule with more runs again where they are asked for.</param>
    /// <param name="failed">Takes the rules that failed.</param>
    /// <param name="only">The rule beside which nothing else is worth saying; null where there is none.</param>
    /// <returns>The rules that found something, in the order of the settings.</returns>
    /// <exception cref="IOException">The lines cannot be read any more.</exception>
    public static IReadOnlyList<RuleFindings> Over(DatasetContext context, int mostKept, Action<RuleFailure> failed, out Rule? only)
    {
        only = null;
        foreach (var rule in context.Settings.DatasetRules.Where(rule => rule.SilencesOthers && context.Settings.IsOn(rule)))
        {
            if (Attempt(rule, context, mostKept, failed) is { } silencing)
            {
                only = rule;
                return [silencing];
            }
        }

        var format = context.Index.Format;
        DatasetRule[] others = [.. context.Settings.DatasetRules.Where(rule => !rule.SilencesOthers && context.Settings.IsOn(rule) && IsShown(rule, null, format))];
        var found = new RuleFindings?[others.Length];
        var failures = new ConcurrentQueue<RuleFailure>();
        try
        {
            // One at a time: few rules take nearly all the time, and they may stand side by side.
            Parallel.ForEach(
                Partitioner.Create(Enumerable.Range(0, others.Length), EnumerablePartitionerOptions.NoBuffering),
                index => found[index] = Attempt(others[index], context, mostKept, failures.Enqueue));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        foreach (var failure in failures)
        {
            failed(failure);
        }

        return [.. found.OfType<RuleFindings>()];
    }

    /// <summary>Whether findings of a rule are shown for a file.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="only">The rule beside which nothing else is worth saying; null where there is none.</param>
    /// <param name="format">The file's format.</param>
    public static bool IsShown(Rule rule, Rule? only, TrainingFormat format) =>
        only is not null ? rule == only : !rule.NeedsTrainingData || format != FormatCatalogue.Unknown;

    private static RuleFindings? Attempt(DatasetRule rule, DatasetContext context, int mostKept, Action<RuleFailure> failed)
    {
        var findings = rule.Check(context).Select(found => context.Settings.SeverityOf(rule, found.Finding.Severity) is var severity && severity == found.Finding.Severity
            ? found
            : found with { Finding = found.Finding with { Severity = severity } });
        var (count, certain, counts, kept) = (0, 0, new FindingCounts(), new List<LineFinding>());
        try
        {
            foreach (var found in findings)
            {
                count++;
                counts.Add(found.Finding, 1);
                certain += found.Finding.Fix is { IsCertain: true } ? 1 : 0;
                if (count <= mostKept)
                {
                    kept.Add(found);
                }
            }
        }
        catch (Exception exception) when (exception is not (IOException or OperationCanceledException))
        {
            failed(new RuleFailure(rule, exception));
            return null;
        }

        return count == 0 ? null : new RuleFindings(rule, counts, certain, count <= mostKept ? kept : findings);
    }
}
