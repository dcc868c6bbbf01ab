using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Server.Session;

/// <summary>What is known of one open dataset. Not safe for several threads: its <see cref="DatasetWorker"/> alone uses it.</summary>
internal sealed class DatasetState(DatasetAnalysis analysis, AnalysisSettings settings, DiskFindings disk, int version)
{
    /// <summary>Most diagnostics for one file: VS Code draws 500, and other extensions want some of them.</summary>
    public const int MostShown = 400;

    // More lines than any window shows; a client that names more wants no choice made for it.
    private const int MostVisible = 1000;

    // The line and when it was edited; only the latest count.
    private readonly Dictionary<int, long> _edited = [];
    private readonly HashSet<int> _visible = [];
    private bool _isSettled = analysis.IsRead;
    private long _edits;
    private IReadOnlyDictionary<Rule, int>? _certainFixes;

    /// <summary>The analysis.</summary>
    public DatasetAnalysis Analysis => analysis;

    /// <summary>The settings it was made with.</summary>
    public AnalysisSettings Settings { get; set; } = settings;

    /// <summary>What only the file's bytes show.</summary>
    public DiskFindings Disk { get; set; } = disk;

    /// <summary>The client's version of the text.</summary>
    public int Version { get; private set; } = version;

    /// <summary>Whether what concerns the whole file is up to date.</summary>
    public bool IsSettled => _isSettled && analysis.IsRead;

    /// <summary>How many findings there are of each severity in the whole file; severities without any are left out.</summary>
    public IReadOnlyDictionary<Severity, int> Totals => Enum.GetValues<Severity>()
        .Select(severity => (Severity: severity, Count: analysis.CountOf(severity)))
        .Concat(Disk.All.Select(finding => (finding.Finding.Severity, Count: 1)))
        .Where(count => count.Count > 0)
        .GroupBy(count => count.Severity, count => count.Count)
        .ToDictionary(group => group.Key, group => group.Sum());

    /// <summary>How many findings of each rule could be mended without asking; rules without any are left out.</summary>
    public IReadOnlyDictionary<Rule, int> CertainFixes => _certainFixes ??= analysis.All
        .Where(found => found.Finding.Fix is { IsCertain: true })
        .CountBy(found => found.Finding.Rule)
        .ToDictionary();

    /// <summary>Takes in edits.</summary>
    public void Apply(int version, IReadOnlyList<EditStep> steps)
    {
        Version = version;
        _isSettled = false;
        _certainFixes = null;
        foreach (var step in steps)
        {
            analysis.Apply(step.Lines, step.Change);
            foreach (var line in step.Change.Removed)
            {
                _edited.Remove(line.Id);
            }

            foreach (var line in step.Change.Added)
            {
                _edited[line.Id] = ++_edits;
            }
        }

        if (_edited.Count > MostShown)
        {
            foreach (var (lineId, _) in _edited.OrderByDescending(edit => edit.Value).Skip(MostShown).ToList())
            {
                _edited.Remove(lineId);
            }
        }
    }

    /// <summary>Takes over what another analysis of the same text knew of the editor: what was edited of late, and what is in sight.</summary>
    public void TakeOver(DatasetState before)
    {
        foreach (var (lineId, edit) in before._edited)
        {
            _edited[lineId] = edit;
        }

        _edits = before._edits;
        _visible.UnionWith(before._visible);
    }

    /// <summary>Takes note of what the editor's windows show.</summary>
    public void See(IEnumerable<(int First, int Last)> lines)
    {
        _visible.Clear();
        _visible.UnionWith(lines
            .SelectMany(part => Enumerable.Range(part.First, Math.Max(0, part.Last - part.First + 1)))
            .Where(line => line < analysis.Lines.Count)
            .Take(MostVisible)
            .Select(line => analysis.Lines[line].Id));
    }

    /// <summary>Reads the next lines of a text that is not read yet.</summary>
    /// <returns>Whether all are read; then what concerns the whole file is up to date.</returns>
    public bool ReadMore(CancellationToken cancellation)
    {
        _certainFixes = null;
        _isSettled = analysis.ReadMore(MostShown, cancellation);
        return _isSettled;
    }

    /// <summary>Brings what concerns the whole file up to date.</summary>
    public void Settle()
    {
        analysis.Settle(MostShown);
        _certainFixes = null;
        _isSettled = true;
    }

    /// <summary>All findings on a line, in order of place.</summary>
    public IReadOnlyList<Finding> FindingsOn(Line line) => Disk.On(line.Id) is { Count: > 0 } more
        ? [.. analysis.FindingsOn(line.Id).Concat(more).OrderBy(finding => finding.Span.Start)]
        : analysis.FindingsOn(line.Id);

    /// <summary>
    /// The finding after or before a place, over all findings of the file and around its ends; null where there is none. One
    /// that begins at the place itself counts only when the way has led round.
    /// </summary>
    public LocatedFinding? Next(TextPosition from, bool isForward)
    {
        var lines = analysis.Lines;
        int[] places = [.. analysis.LinesWithFindings.Union(Disk.All.Select(finding => lines.IndexOf(finding.LineId))).Order()];
        if (!isForward)
        {
            Array.Reverse(places);
        }

        bool IsAhead(LocatedFinding found) => isForward
            ? (found.Line, found.Finding.Span.Start).CompareTo((from.Line, from.Offset)) > 0
            : (found.Line, found.Finding.Span.Start).CompareTo((from.Line, from.Offset)) < 0;

        var isPast = isForward ? (Func<int, bool>)(line => line < from.Line) : line => line > from.Line;
        foreach (var line in places.SkipWhile(isPast).Concat(places))
        {
            var findings = FindingsOn(lines[line]).Select(finding => new LocatedFinding(line, finding));
            foreach (var found in isForward ? findings : findings.Reverse())
            {
                if (line != from.Line || IsAhead(found))
                {
                    return found;
                }
            }
        }

        // All are on the line of the place, and behind it.
        return places.Contains(from.Line)
            ? (isForward ? FindingsOn(lines[from.Line]) : FindingsOn(lines[from.Line]).Reverse()).Select(finding => new LocatedFinding(from.Line, finding)).Cast<LocatedFinding?>().FirstOrDefault()
            : null;
    }

    /// <summary>
    /// Chooses what the editor gets: what lies on lines edited of late, then on those that it shows, then the gravest, then in
    /// order of place.
    /// </summary>
    public ShownFindings Show()
    {
        var lines = analysis.Lines;
        var totals = Totals;
        var disk = Disk.All.Select(finding => new LocatedFinding(lines.IndexOf(finding.LineId), finding.Finding));
        IEnumerable<LocatedFinding> shown = analysis.Selected.Concat(disk);
        if (totals.Values.Sum() > MostShown)
        {
            var wanted = _edited.Keys.Union(_visible).Where(lineId => lines.IndexOf(lineId) >= 0).ToHashSet();
            var pinned =
                from lineId in wanted
                let line = lines.IndexOf(lineId)
                orderby _edited.ContainsKey(lineId) descending, line
                from finding in FindingsOn(lines[line])
                select new LocatedFinding(line, finding);

            // One place is kept for the diagnostic that says how many more there are.
            shown = pinned
                .Concat(shown.Where(found => !wanted.Contains(lines[found.Line].Id)).OrderBy(found => found.Finding.Severity).ThenBy(found => found.Line))
                .Take(MostShown - 1);
        }

        return new ShownFindings([.. shown.OrderBy(found => found.Line).ThenBy(found => found.Finding.Span.Start)], totals);
    }
}
