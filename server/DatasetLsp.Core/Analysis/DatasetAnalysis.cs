using System.Runtime.InteropServices;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// All that is known of one file, kept up to date by edits. <see cref="Apply"/> reads only the lines that an edit changed;
/// <see cref="Settle"/> brings what concerns the whole file up to date, and is for when the person pauses. Once settled, it says
/// what a fresh analysis of the same text says. Not safe for several threads.
/// </summary>
public sealed class DatasetAnalysis : IFindingCounts
{
    // What is read between two looks at the clock: a few milliseconds' work.
    private const int BlockLines = 2048;
    private const long BlockBytes = 8 * 1024 * 1024;

    private readonly AnalysisSettings _about;
    private readonly RuleSettings _settings;
    private readonly FindingCounts _lineCounts = new();
    private readonly Dictionary<int, IReadOnlyList<Finding>> _findings = [];
    private readonly Dictionary<int, Finding[]> _datasetFindings = [];

    // Kept beside the findings: the numbers are asked for at each keystroke, and there may be as many findings as lines.
    private readonly FindingCounts _datasetCounts = new();
    private readonly Dictionary<int, IReadOnlyList<Finding>> _selected = [];
    private readonly HashSet<Rule> _failed = [];
    private readonly List<RuleFailure> _newFailures = [];
    private Rule? _onlyRule;
    private IEnumerator<Line>? _unread;
    private bool _wasEdited;

    private DatasetAnalysis(LineTable lines, AnalysisSettings about)
    {
        Lines = lines;
        _about = about;
        _settings = about.Rules;
    }

    /// <summary>The text as it is now.</summary>
    public LineTable Lines { get; private set; }

    /// <summary>Whether all lines were read. Until then nothing is known of the others, and dataset rules do not run.</summary>
    public bool IsRead => _unread is null;

    /// <summary>What is known of the lines.</summary>
    public DatasetIndex Index { get; } = new();

    /// <inheritdoc/>
    public int Examples => Index.Examples;

    /// <inheritdoc/>
    public long? Tokens => Index.Counted > 0 ? Index.Tokens : null;

    /// <inheritdoc/>
    public TokenCount TokenCount => Index.Counted == 0 ? TokenCount.None : _about.Tokens is { IsExact: true } && Index.WithMedia == 0 ? TokenCount.Exact : TokenCount.Estimate;

    /// <summary>The format of the file, as of the last <see cref="Settle"/>.</summary>
    public TrainingFormat Format { get; private set; } = FormatCatalogue.Unknown;

    /// <summary>How many findings each rule has in the whole file; rules without any are left out.</summary>
    public IReadOnlyDictionary<Rule, int> Counts
    {
        get
        {
            var counts = _lineCounts.ByRule(IsShown);
            foreach (var (rule, count) in _datasetCounts.ByRule(_ => true))
            {
                counts[rule] = counts.GetValueOrDefault(rule) + count;
            }

            return counts;
        }
    }

    /// <summary>Every finding, in order of place.</summary>
    public IEnumerable<LocatedFinding> All => Locate(_findings.Keys.Union(_datasetFindings.Keys), FindingsOn);

    /// <summary>
    /// The findings to show where not all can be: those on lines edited since the last <see cref="Settle"/>, then the gravest
    /// first, up to the limit given there; in order of place.
    /// </summary>
    public IEnumerable<LocatedFinding> Selected => Locate(_selected.Keys, id => _selected[id]);

    /// <summary>Analyses a text from its start as a file without a name for the default model, and settles.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DatasetAnalysis Of(
        LineTable lines, RuleSettings rules, int limit = int.MaxValue, CancellationToken cancellation = default) =>
        Of(lines, AnalysisSettings.Default with { Rules = rules }, limit, cancellation);

    /// <summary>Analyses a text from its start, and settles.</summary>
    /// <param name="lines">The text.</param>
    /// <param name="settings">What holds for it.</param>
    /// <param name="limit">How many findings to choose at the most.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DatasetAnalysis Of(
        LineTable lines, AnalysisSettings settings, int limit = int.MaxValue, CancellationToken cancellation = default)
    {
        var analysis = Begin(lines, settings);
        while (!analysis.ReadMore(limit, cancellation))
        {
            // Block by block.
        }

        return analysis;
    }

    /// <summary>Begins to analyse a text; <see cref="ReadMore"/> goes on. Edits may come in between.</summary>
    public static DatasetAnalysis Begin(LineTable lines, AnalysisSettings settings) =>
        new(lines, settings) { _unread = lines.Lines.GetEnumerator() };

    /// <summary>Reads the next lines, and settles when they were the last.</summary>
    /// <param name="limit">As <see cref="Settle"/> takes it.</param>
    /// <param name="cancellation">Ends it; the analysis is then of no use any more.</param>
    /// <returns>Whether all are read.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public bool ReadMore(int limit = int.MaxValue, CancellationToken cancellation = default)
    {
        if (_unread is null)
        {
            return true;
        }

        var block = new List<Line>();
        var bytes = 0L;
        var isLast = false;
        while (!isLast && block.Count < BlockLines && bytes < BlockBytes)
        {
            isLast = !_unread.MoveNext();
            if (!isLast && Current(_unread.Current) is { } line)
            {
                block.Add(line);
                bytes += line.Content.Length;
            }
        }

        var reports = LineAnalyzer.AnalyseAll(block, _about, cancellation);
        for (var index = 0; index < block.Count; index++)
        {
            Add(block[index], reports[index]);
        }

        if (!isLast)
        {
            return false;
        }

        _unread = null;
        Settle(limit);
        return true;
    }

    /// <summary>Chooses which findings to show of the lines read so far, without the dataset rules.</summary>
    /// <param name="limit">How many at the most.</param>
    public void Preview(int limit)
    {
        Format = Index.Format;
        Select(limit, []);
    }

    /// <summary>The rules that have failed since this was last called; each is named once an analysis.</summary>
    public IReadOnlyList<RuleFailure> TakeFailures()
    {
        RuleFailure[] failures = [.. _newFailures];
        _newFailures.Clear();
        return failures;
    }

    /// <summary>The lines that findings lie on, in order: their indexes from 0. On some of them no finding may be shown.</summary>
    public IReadOnlyList<int> LinesWithFindings => [.. _findings.Keys.Union(_datasetFindings.Keys).Select(Lines.IndexOf).Order()];

    /// <inheritdoc/>
    public int CountOf(Severity severity) => _lineCounts.Of(severity, IsShown) + _datasetCounts.Of(severity, _ => true);

    /// <summary>The findings on one line, in order of place.</summary>
    public IReadOnlyList<Finding> FindingsOn(int lineId)
    {
        var own = (_findings.GetValueOrDefault(lineId) ?? []).Where(finding => IsShown(finding.Rule));
        return _datasetFindings.TryGetValue(lineId, out var more)
            ? [.. own.Concat(more).OrderBy(finding => finding.Span.Start)]
            : [.. own];
    }

    /// <summary>Takes in one edit: reads the lines that it changed and forgets those that it removed.</summary>
    /// <param name="lines">The text after the edit.</param>
    /// <param name="change">What the edit did to <see cref="Lines"/>.</param>
    public void Apply(LineTable lines, LineTableChange change)
    {
        Lines = lines;
        _wasEdited = true;
        foreach (var line in change.Removed)
        {
            if (Index.Contains(line.Id))
            {
                Index.Remove(line.Id);
            }

            if (_findings.Remove(line.Id, out var own))
            {
                _lineCounts.Add(own, -1);
            }

            if (_datasetFindings.Remove(line.Id, out var gone))
            {
                _datasetCounts.Add(gone, -1);
            }

            _selected.Remove(line.Id);
        }

        foreach (var line in change.Added)
        {
            Add(line, LineAnalyzer.Analyse(line.Content, _about));
            if (FindingsOn(line.Id) is { Count: > 0 } findings)
            {
                _selected[line.Id] = findings;
            }
        }
    }

    /// <summary>Runs the dataset rules and chooses anew which findings to show. For when all lines are read.</summary>
    /// <param name="limit">How many at the most.</param>
    public void Settle(int limit = int.MaxValue)
    {
        Format = Index.Format;
        _datasetFindings.Clear();
        _datasetCounts.Clear();
        var context = new DatasetContext(Index, new TableLines(Lines), _settings, _about.ModelInfo, _about.Today, _about.FileName) { CountsExactly = _about.Tokens is { IsExact: true } };
        var found = DatasetRuleRun.Over(context, int.MaxValue, Failed, out _onlyRule);
        foreach (var rule in found)
        {
            _datasetCounts.Add(rule.Counts);
            foreach (var (lineId, finding) in rule.All)
            {
                ref var findings = ref CollectionsMarshal.GetValueRefOrAddDefault(_datasetFindings, lineId, out var hasOthers);
                findings = hasOthers ? [.. findings!, finding] : [finding];
            }
        }

        Select(limit, found);
    }

    private void Failed(RuleFailure failure)
    {
        if (_failed.Add(failure.Rule))
        {
            _newFailures.Add(failure);
        }
    }

    /// <summary>A line of the text that the reading began with, as it is now; null where it is gone or was read as an edit's.</summary>
    private Line? Current(Line line) => !_wasEdited ? line : !Index.Contains(line.Id) ? Lines.Find(line.Id) : null;

    private void Add(Line line, ExampleReport report)
    {
        foreach (var failure in report.Failures)
        {
            Failed(failure);
        }

        Index.Add(line, report);
        if (report.Findings.Count > 0)
        {
            _findings.Add(line.Id, report.Findings);
            _lineCounts.Add(report.Findings, 1);
        }
    }

    /// <summary>Whether findings of the rule are shown for this file, as of the last <see cref="Settle"/>.</summary>
    public bool IsShown(Rule rule) => DatasetRuleRun.IsShown(rule, _onlyRule, Format);

    private void Select(int limit, IReadOnlyList<RuleFindings> ofRules)
    {
        _selected.Clear();
        if (Counts.Values.Sum() <= limit)
        {
            foreach (var lineId in _findings.Keys.Union(_datasetFindings.Keys))
            {
                _selected[lineId] = FindingsOn(lineId);
            }

            return;
        }

        // A rule on the file speaks in order of lines: of each severity, no more than its first ones can be chosen.
        var firsts = ofRules.SelectMany(rule => Firsts(rule.All, limit)).ToLookup(found => found.LineId, found => found.Finding);
        var candidates = Locate(
            _findings.Keys.Union(firsts.Select(line => line.Key)),
            lineId => (_findings.GetValueOrDefault(lineId) ?? []).Where(finding => IsShown(finding.Rule)).Concat(firsts[lineId]).OrderBy(finding => finding.Span.Start));
        foreach (var group in candidates.OrderBy(found => found.Finding.Severity).Take(limit).GroupBy(found => found.Line))
        {
            _selected[Lines[group.Key].Id] = [.. group.Select(found => found.Finding).OrderBy(finding => finding.Span.Start)];
        }
    }

    private static IEnumerable<LineFinding> Firsts(IEnumerable<LineFinding> findings, int limit)
    {
        var counts = new int[(int)Severity.Off + 1];
        return findings.Where(found => counts[(int)found.Finding.Severity]++ < limit);
    }

    private IEnumerable<LocatedFinding> Locate(IEnumerable<int> lineIds, Func<int, IEnumerable<Finding>> findingsOn) =>
        from place in lineIds.Select(id => (Id: id, Line: Lines.IndexOf(id))).OrderBy(place => place.Line)
        from finding in findingsOn(place.Id)
        select new LocatedFinding(place.Line, finding);
}
