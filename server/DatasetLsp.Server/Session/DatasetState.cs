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

    private readonly HashSet<int> _edited = [];
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
    public bool IsSettled { get; private set; } = true;

    /// <summary>How many findings of each rule could be mended without asking; rules without any are left out.</summary>
    public IReadOnlyDictionary<Rule, int> CertainFixes => _certainFixes ??= analysis.All
        .Where(found => found.Finding.Fix is { IsCertain: true })
        .CountBy(found => found.Finding.Rule)
        .ToDictionary();

    /// <summary>Takes in edits.</summary>
    public void Apply(int version, IReadOnlyList<EditStep> steps)
    {
        Version = version;
        IsSettled = false;
        _certainFixes = null;
        foreach (var step in steps)
        {
            analysis.Apply(step.Lines, step.Change);
            _edited.ExceptWith(step.Change.Removed.Select(line => line.Id));
            _edited.UnionWith(step.Change.Added.Select(line => line.Id));
        }
    }

    /// <summary>Brings what concerns the whole file up to date.</summary>
    public void Settle()
    {
        analysis.Settle(MostShown);
        _edited.Clear();
        _certainFixes = null;
        IsSettled = true;
    }

    /// <summary>All findings on a line, in order of place.</summary>
    public IReadOnlyList<Finding> FindingsOn(Line line) => Disk.On(line.Id) is { Count: > 0 } more
        ? [.. analysis.FindingsOn(line.Id).Concat(more).OrderBy(finding => finding.Span.Start)]
        : analysis.FindingsOn(line.Id);

    /// <summary>Chooses what the editor gets: what lies on edited lines first, then the gravest.</summary>
    public ShownFindings Show()
    {
        var lines = analysis.Lines;
        LocatedFinding[] found =
        [
            .. analysis.Selected.Concat(Disk.All.Select(finding => new LocatedFinding(lines.IndexOf(finding.LineId), finding.Finding))),
        ];
        var total = analysis.Counts.Values.Sum() + Disk.Count;

        // One place is kept for the diagnostic that says how many more there are.
        var shown = total <= MostShown
            ? found
            : found
                .OrderByDescending(finding => _edited.Contains(lines[finding.Line].Id))
                .ThenBy(finding => finding.Finding.Severity)
                .Take(MostShown - 1);
        LocatedFinding[] ordered = [.. shown.OrderBy(finding => finding.Line).ThenBy(finding => finding.Finding.Span.Start)];
        return new ShownFindings(ordered, total - ordered.Length);
    }
}
