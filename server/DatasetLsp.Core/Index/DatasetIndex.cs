using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Formats;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Index;

/// <summary>
/// What dataset rules share. One report more or less costs the same however many there are, and nothing in it depends on the
/// order in which reports came. Not safe for several threads.
/// </summary>
public sealed class DatasetIndex
{
    private readonly Dictionary<int, ExampleReport> _reports = [];
    private readonly int[] _kinds = new int[Enum.GetValues<LineKind>().Length];
    private readonly Dictionary<TrainingFormat, HashSet<int>> _formats = [];
    private readonly Dictionary<TrainingFormat, int> _certain = [];
    private readonly int[] _breaks = new int[Enum.GetValues<LineBreak>().Length];
    private readonly HashSet<int> _unreadable = [];
    private readonly HashSet<int> _blank = [];
    private readonly HashSet<int> _loneCarriageReturns = [];
    private readonly Dictionary<UInt128, int> _single = [];
    private readonly Dictionary<UInt128, HashSet<int>> _duplicates = [];

    /// <summary>How many lines are records.</summary>
    public int Records => Count(LineKind.Record);

    /// <summary>How many records are examples of a format that we know.</summary>
    public int Examples => Records - LinesOf(FormatCatalogue.Unknown).Count;

    /// <summary>The lines that are no JSON.</summary>
    public IReadOnlySet<int> Unreadable => _unreadable;

    /// <summary>The lines of white space or nothing.</summary>
    public IReadOnlySet<int> Blank => _blank;

    /// <summary>The lines that could be read and have a CR without LF between their values.</summary>
    public IReadOnlySet<int> LoneCarriageReturns => _loneCarriageReturns;

    /// <summary>Sets of two and more lines that hold the same example.</summary>
    public IReadOnlyCollection<IReadOnlySet<int>> Duplicates => _duplicates.Values;

    /// <summary>
    /// The format of the file: the one that most of its examples are in; <see cref="FormatCatalogue.Unknown"/> where records
    /// of no known format outnumber the examples.
    /// </summary>
    public TrainingFormat Format
    {
        get
        {
            if (Examples == 0 || Examples < LinesOf(FormatCatalogue.Unknown).Count)
            {
                return FormatCatalogue.Unknown;
            }

            // Lines that could be of two formats follow those that could not.
            var uncertain = FormatCatalogue.All.Sum(format => LinesOf(format).Count - _certain.GetValueOrDefault(format));
            var heir = FormatCatalogue.All.Where(format => format.HasUncertainLines).MaxBy(format => (_certain.GetValueOrDefault(format), LinesOf(format).Count));
            return FormatCatalogue.All.MaxBy(format => _certain.GetValueOrDefault(format) + (format == heir ? uncertain : 0))!;
        }
    }

    /// <summary>How many lines are of a kind.</summary>
    public int Count(LineKind kind) => _kinds[(int)kind];

    /// <summary>How many lines end in this way.</summary>
    public int Count(LineBreak lineBreak) => _breaks[(int)lineBreak];

    /// <summary>The lines whose records are in a format.</summary>
    public IReadOnlySet<int> LinesOf(TrainingFormat format) =>
        _formats.TryGetValue(format, out var lines) ? lines : new HashSet<int>();

    /// <summary>The report of a line.</summary>
    /// <exception cref="KeyNotFoundException">The line was never added.</exception>
    public ExampleReport ReportOf(int lineId) => _reports[lineId];

    /// <summary>Takes in the report of a line that has none.</summary>
    public void Add(Line line, ExampleReport report)
    {
        _reports.Add(line.Id, report);
        _kinds[(int)report.Kind]++;
        _breaks[(int)line.Break]++;
        if (report.Kind == LineKind.Unreadable)
        {
            _unreadable.Add(line.Id);
        }
        else if (report.Kind == LineKind.Blank)
        {
            _blank.Add(line.Id);
        }
        else if (line.LoneCarriageReturns > 0)
        {
            _loneCarriageReturns.Add(line.Id);
        }

        if (report.Facts is not { } facts)
        {
            return;
        }

        if (!_formats.TryGetValue(facts.Format, out var lines))
        {
            _formats.Add(facts.Format, lines = []);
        }

        lines.Add(line.Id);
        if (facts.IsFormatCertain)
        {
            _certain[facts.Format] = _certain.GetValueOrDefault(facts.Format) + 1;
        }

        if (facts.Fingerprint != UInt128.Zero)
        {
            AddFingerprint(facts.Fingerprint, line.Id);
        }
    }

    /// <summary>Forgets a line.</summary>
    /// <returns>The report that it had.</returns>
    /// <exception cref="KeyNotFoundException">The line was never added.</exception>
    public ExampleReport Remove(Line line)
    {
        var report = _reports[line.Id];
        _reports.Remove(line.Id);
        _kinds[(int)report.Kind]--;
        _breaks[(int)line.Break]--;
        _unreadable.Remove(line.Id);
        _blank.Remove(line.Id);
        _loneCarriageReturns.Remove(line.Id);
        if (report.Facts is { } facts)
        {
            _formats[facts.Format].Remove(line.Id);
            if (facts.IsFormatCertain)
            {
                _certain[facts.Format]--;
            }

            if (facts.Fingerprint != UInt128.Zero)
            {
                RemoveFingerprint(facts.Fingerprint, line.Id);
            }
        }

        return report;
    }

    private void AddFingerprint(UInt128 fingerprint, int lineId)
    {
        if (_duplicates.TryGetValue(fingerprint, out var lines))
        {
            lines.Add(lineId);
        }
        else if (_single.Remove(fingerprint, out var other))
        {
            _duplicates.Add(fingerprint, [other, lineId]);
        }
        else
        {
            _single.Add(fingerprint, lineId);
        }
    }

    private void RemoveFingerprint(UInt128 fingerprint, int lineId)
    {
        if (!_duplicates.TryGetValue(fingerprint, out var lines))
        {
            _single.Remove(fingerprint);
            return;
        }

        lines.Remove(lineId);
        if (lines.Count == 1)
        {
            _duplicates.Remove(fingerprint);
            _single.Add(fingerprint, lines.First());
        }
    }
}
