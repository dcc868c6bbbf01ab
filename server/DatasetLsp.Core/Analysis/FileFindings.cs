using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// One walk over the findings of a file that were not kept, in order of place: those of lines are made again from the lines, and those
/// of dataset rules are merged in.
/// </summary>
/// <param name="lines">The lines.</param>
/// <param name="settings">What holds for the file.</param>
/// <param name="isShown">Whether findings of a rule are shown.</param>
/// <param name="cancellation">Ends the walk.</param>
internal sealed class FileFindings(FileLines lines, AnalysisSettings settings, Func<Rule, bool> isShown, CancellationToken cancellation)
{
    // What is read and analysed at a time.
    private const int BatchLines = 256;
    private const int BatchBytes = 1024 * 1024;
    private const int Severities = (int)Severity.Off;

    // All that are graver are wanted, and so many of this severity.
    private Severity _least = Severity.Hint;
    private int _room = int.MaxValue;

    /// <summary>Which kinds of findings each line has by itself, as <see cref="MaskOf"/> says.</summary>
    public required LineColumn<byte> OfLines { get; init; }

    /// <summary>Takes rules that fail as they run again.</summary>
    public required Action<RuleFailure> Failed { get; init; }

    /// <summary>What dataset rules found.</summary>
    public required IReadOnlyList<RuleFindings> OfRules { get; init; }

    /// <summary>A bit for the severity of a rule's findings and for whether they are shown of training data only.</summary>
    public static byte MaskOf(Rule rule, Severity severity) => (byte)(1 << ((int)severity + (rule.NeedsTrainingData ? Severities : 0)));

    /// <summary>The gravest, and of those the first, in order of place.</summary>
    /// <param name="limit">How many at the most.</param>
    /// <param name="countOf">How many of each severity are shown if all are.</param>
    public IEnumerable<LocatedFinding> Take(int limit, Func<Severity, int> countOf)
    {
        var left = Enumerable.Range(0, Severities).Sum(severity => countOf((Severity)severity));
        var isLimited = left > limit;
        if (isLimited)
        {
            left = _room = limit;
            for (_least = Severity.Error; countOf(_least) < _room; _least++)
            {
                _room -= countOf(_least);
            }
        }

        using var streams = new RuleStreams(OfRules.Where(found => found.Counts.Gravest <= _least), lines, Failed);
        using var own = OwnLines().GetEnumerator();
        var hasOwn = left > 0 && own.MoveNext();
        while (left > 0 && (hasOwn || streams.Line is not null))
        {
            cancellation.ThrowIfCancellationRequested();
            var line = hasOwn && !(streams.Line < own.Current.Line) ? own.Current.Line : streams.Line!.Value;
            var found = new List<Finding>();
            if (hasOwn && own.Current.Line == line)
            {
                found.AddRange(own.Current.Findings.Where(finding => isShown(finding.Rule)));
                hasOwn = own.MoveNext();
            }

            found.AddRange(streams.TakeOn(line));
            var inOrder = found.OrderBy(finding => finding.Span.Start);
            foreach (var finding in isLimited ? Choose(inOrder) : inOrder)
            {
                left--;
                yield return new LocatedFinding(line, finding);
            }
        }
    }

    private IOrderedEnumerable<Finding> Choose(IEnumerable<Finding> onLine)
    {
        var chosen = new List<Finding>();
        foreach (var finding in onLine)
        {
            if (finding.Severity < _least || (finding.Severity == _least && _room-- > 0))
            {
                chosen.Add(finding);
            }
        }

        return chosen.OrderBy(finding => finding.Span.Start).ThenBy(finding => finding.Severity);
    }

    /// <summary>The lines with findings of their own that are wanted, and all findings that they have.</summary>
    private IEnumerable<(int Line, IReadOnlyList<Finding> Findings)> OwnLines()
    {
        var next = 0;
        while (Batch(ref next) is { Count: > 0 } batch)
        {
            var reports = LineAnalyzer.AnalyseAll(batch, settings, cancellation);
            for (var index = 0; index < reports.Length; index++)
            {
                yield return (batch[index].Id, reports[index].Findings);
            }
        }
    }

    private List<Line> Batch(ref int next)
    {
        var last = _room > 0 ? _least : _least - 1;
        var wanted = (
            from rule in settings.Rules.LineRules.Concat<Rule>(settings.Rules.ExampleRules)
            where isShown(rule)
            from severity in Enumerable.Range(0, (int)last + 1)
            select MaskOf(rule, (Severity)severity)).Aggregate(0, (mask, bit) => mask | bit);
        var batch = new List<Line>();
        for (var bytes = 0; next < lines.Count && batch.Count < BatchLines && bytes < BatchBytes; next++)
        {
            if ((OfLines[next] & wanted) != 0)
            {
                batch.Add(lines.Find(next)!);
                bytes += batch[^1].Content.Length;
            }
        }

        return batch;
    }
}
