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
    private readonly LineGroups _duplicates = new();
    private readonly LineGroups _sameInput = new();
    private readonly Dictionary<ulong, AnswerGroup> _answers = [];

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
    public IReadOnlyCollection<IReadOnlySet<int>> Duplicates => _duplicates.Shared;

    /// <summary>Sets of two and more lines that ask the same; what they answer may differ.</summary>
    public IReadOnlyCollection<IReadOnlySet<int>> SameInput => _sameInput.Shared;

    /// <summary>The answers that are text, counted for each system instruction: <see cref="AnswerFacts.Group"/>.</summary>
    public IReadOnlyDictionary<ulong, AnswerGroup> Answers => _answers;

    /// <summary>How many examples hold something else than text.</summary>
    public int WithMedia { get; private set; }

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

    /// <summary>The report of a line; null where it has none yet.</summary>
    public ExampleReport? Find(int lineId) => _reports.GetValueOrDefault(lineId);

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

        if (!facts.Fingerprint.IsNone)
        {
            _duplicates.Add(facts.Fingerprint, line.Id);
        }

        Count(facts, line.Id, 1);
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

            if (!facts.Fingerprint.IsNone)
            {
                _duplicates.Remove(facts.Fingerprint, line.Id);
            }

            Count(facts, line.Id, -1);
        }

        return report;
    }

    /// <summary>The lines under one system instruction whose answers are text. Looks at every line: for a rule that has something to report.</summary>
    public IEnumerable<(int LineId, AnswerFacts Answer)> AnswersIn(ulong group)
    {
        foreach (var (lineId, report) in _reports)
        {
            if (report.Facts?.Answer is { IsText: true } answer && answer.Group == group)
            {
                yield return (lineId, answer);
            }
        }
    }

    private void Count(ExampleFacts facts, int lineId, int step)
    {
        WithMedia += facts.HasMedia ? step : 0;
        if (facts.Answer is not { } answer)
        {
            return;
        }

        if (!answer.Input.IsNone)
        {
            if (step > 0)
            {
                _sameInput.Add(answer.Input, lineId);
            }
            else
            {
                _sameInput.Remove(answer.Input, lineId);
            }
        }

        if (!answer.IsText)
        {
            return;
        }

        if (!_answers.TryGetValue(answer.Group, out var group))
        {
            _answers.Add(answer.Group, group = new AnswerGroup());
        }

        group.Count(answer, step);
        if (group.Total == 0)
        {
            _answers.Remove(answer.Group);
        }
    }
}
