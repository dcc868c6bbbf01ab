using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index.Near;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Index;

/// <summary>
/// What dataset rules share: a few numbers for each line, by the line's id, and how many lines there are of what. One report more or
/// less costs the same however many there are, and nothing in it depends on the order in which reports came. How lines relate is
/// worked out when it is asked for, in one walk over those numbers. Several threads may ask while nothing is added
/// or removed.
/// </summary>
/// <remarks>
/// Of a number of 128 bits it keeps 64. Two different examples are then taken for equal once in 370,000 files of ten million lines;
/// they must also be alike in what they ask and in what they answer, which are compared by such numbers, too.
/// </remarks>
public sealed class DatasetIndex
{
    private static readonly TrainingFormat[] Formats = [.. FormatCatalogue.All, FormatCatalogue.Unknown];
    private static readonly Dictionary<TrainingFormat, int> FormatNumbers = Formats.Index().ToDictionary(format => format.Item, format => format.Index);

    private readonly LineColumn<LineTraits> _traits = new();
    private readonly AnchorColumn _anchors = new();
    private readonly LineColumn<ulong> _fingerprints = new();
    private readonly LineColumn<ushort> _shapes = new();

    private readonly TokenColumn _tokens = new();

    // By how many more tokens are paid for in an epoch; in preference data alone are there any.
    private readonly LineColumn<int> _paidTwice = new();

    // Of the last answer.
    private readonly AnchorColumn _answerAnchors = new();
    private readonly LineColumn<ulong> _inputs = new();
    private readonly LineColumn<ulong> _groups = new();
    private readonly LineColumn<ulong> _texts = new();

    // An answer has a shape or a lead; few have both.
    private readonly LineColumn<ulong> _forms = new();
    private readonly LineColumn<ulong> _leads = new();
    private readonly ILineColumn[] _columns;

    // How many lines of each page are there: ids are never used again, so that pages run empty in a long session.
    private readonly List<int> _used = [];
    private int _emptied = -1;
    private readonly int[] _kinds = new int[Enum.GetValues<LineKind>().Length];
    private readonly int[] _breaks = new int[Enum.GetValues<LineBreak>().Length];
    private readonly int[] _formatCounts = new int[Formats.Length];
    private readonly int[] _certain = new int[Formats.Length];
    private int _mergeBegins;
    private int _mergeEnds;
    private int _inputCount;
    private readonly Lock _counting = new();
    private IReadOnlyDictionary<ulong, AnswerGroup>? _answers;
    private NearExamples? _near;

    /// <summary>Begins with no lines.</summary>
    public DatasetIndex()
    {
        _columns = [_traits, _anchors.Packed, _fingerprints, _shapes, _tokens.Packed, _paidTwice, _answerAnchors.Packed, _inputs, _groups, _texts, _forms, _leads];
    }

    /// <summary>How many pages of numbers it holds: what it takes.</summary>
    internal int Pages => _columns.Sum(column => column.Pages);

    /// <summary>How many lines are records.</summary>
    public int Records => Count(LineKind.Record);

    /// <summary>How many records are examples of a format that we know.</summary>
    public int Examples => Records - Count(FormatCatalogue.Unknown);

    /// <summary>How many examples hold something else than text.</summary>
    public int WithMedia { get; private set; }

    /// <summary>How many examples say something of the resolution of media, for all of them or for a part.</summary>
    public int WithResolution { get; private set; }

    /// <summary>How many lines that could be read have a CR without LF between their values.</summary>
    public int LoneCarriageReturns { get; private set; }

    /// <summary>How many tokens all examples have together, as far as they were counted.</summary>
    public long Tokens { get; private set; }

    /// <summary>How many tokens are paid for in each epoch.</summary>
    public long TrainedTokens { get; private set; }

    /// <summary>How many examples have something that could not be counted.</summary>
    public int WithGaps { get; private set; }

    /// <summary>How many examples were counted.</summary>
    public int Counted { get; private set; }

    /// <summary>How far apart the examples' numbers of tokens lie; null where none was counted. Looks at all lines.</summary>
    public Quartiles? TokenQuartiles => Counted == 0 ? null : Quartiles.Of(_tokens.All, Counted);

    /// <summary>Whether both sides of an unfinished merge are in the file: lines that Git writes around them.</summary>
    public bool HoldsMerge => _mergeBegins > 0 && _mergeEnds > 0;

    /// <summary>
    /// The answers that are text, counted for each system instruction (<see cref="AnswerFacts.Group"/>) that has at least
    /// <see cref="AnswerGroup.FewestAnswers"/>.
    /// </summary>
    public IReadOnlyDictionary<ulong, AnswerGroup> Answers
    {
        get
        {
            lock (_counting)
            {
                return _answers ??= CountAnswers();
            }
        }
    }

    /// <summary>
    /// The format of the file: the one that most of its examples are in; <see cref="FormatCatalogue.Unknown"/> where records
    /// of no known format outnumber the examples.
    /// </summary>
    public TrainingFormat Format
    {
        get
        {
            if (Examples == 0 || Examples < Count(FormatCatalogue.Unknown))
            {
                return FormatCatalogue.Unknown;
            }

            // Lines that could be of two formats follow those that could not.
            var uncertain = FormatCatalogue.All.Sum(format => Count(format) - CertainOf(format));
            var heir = FormatCatalogue.All.Where(format => format.HasUncertainLines).MaxBy(format => (CertainOf(format), Count(format)));
            return FormatCatalogue.All.MaxBy(format => CertainOf(format) + (format == heir ? uncertain : 0))!;
        }
    }

    /// <summary>How many lines are of a kind.</summary>
    public int Count(LineKind kind) => _kinds[(int)kind];

    /// <summary>How many lines end in this way.</summary>
    public int Count(LineBreak lineBreak) => _breaks[(int)lineBreak];

    /// <summary>How many records are in a format.</summary>
    public int Count(TrainingFormat format) => _formatCounts[FormatNumbers[format]];

    /// <summary>Whether the line was added.</summary>
    public bool Contains(int lineId) => _traits[lineId].IsKnown;

    /// <summary>What a line holds; <see cref="LineKind.Blank"/> where it was never added.</summary>
    public LineKind KindOf(int lineId) => _traits[lineId].Kind;

    /// <summary>What ends a line; <see cref="LineBreak.None"/> where it was never added.</summary>
    public LineBreak BreakOf(int lineId) => _traits[lineId].Break;

    /// <summary>The format of the record on a line; null where there is none.</summary>
    public TrainingFormat? FormatOf(int lineId) => _traits[lineId] is { Kind: LineKind.Record } traits ? Formats[traits.Format] : null;

    /// <summary>Whether the record on a line could be written so in no other format.</summary>
    public bool IsFormatCertain(int lineId) => _traits[lineId].IsFormatCertain;

    /// <summary>Whether the line could be read and has a CR without LF between its values.</summary>
    public bool HasLoneCarriageReturn(int lineId) => _traits[lineId].HasLoneCarriageReturn;

    /// <summary>Whether it is the line that Git writes before the first side of a merge.</summary>
    public bool BeginsMerge(int lineId) => _traits[lineId].BeginsMerge;

    /// <summary>How many tokens the example on a line has; null where there is none or it was not counted.</summary>
    public int? TokensOf(int lineId) => _tokens[lineId];

    /// <summary>Whether the example on a line has something that is not in its number of tokens.</summary>
    public bool HasTokenGaps(int lineId) => _traits[lineId].HasGaps;

    /// <summary>Whether the record on a line has anything but text.</summary>
    public bool HasMedia(int lineId) => _traits[lineId].HasMedia;

    /// <summary>How the record on a line is built; all of it nothing where there is none.</summary>
    public StructureFacts StructureOf(int lineId)
    {
        var traits = _traits[lineId];
        return new StructureFacts(_shapes[lineId], traits.Resolution, traits.HasPartResolution);
    }

    /// <summary>A short place on the line that stands for its record; empty where it has none.</summary>
    public TextSpan AnchorOf(int lineId) => _anchors[lineId];

    /// <summary>What is known of the model's last answer; null where the line has none.</summary>
    public IndexedAnswer? AnswerOf(int lineId)
    {
        var traits = _traits[lineId];
        if (traits.Answer is not { } kind)
        {
            return null;
        }

        var form = _forms[lineId];
        var (shape, lead) = traits.HasShape ? (form, _leads[lineId]) : (0, form);
        return new IndexedAnswer(
            _inputs[lineId], _groups[lineId], _texts[lineId], kind, shape, lead, traits.IsLabel, _answerAnchors[lineId]);
    }

    /// <summary>What is asked on a line and what is answered, to sort lines by; zeros where there is nothing of the kind.</summary>
    public (ulong Input, ulong Group, ulong Text) ExchangeOf(int lineId) => (_inputs[lineId], _groups[lineId], _texts[lineId]);

    /// <summary>
    /// The lines that hold the same example as others, in order, each with the first that holds it: itself, where it is the first.
    /// A line that is the only one may be among them.
    /// </summary>
    /// <param name="lines">All lines, and their order.</param>
    public IEnumerable<(int LineId, int First)> ByExample(IDatasetLines lines) =>
        WithFirst(_fingerprints, Examples, lines, (one, other) => _texts[one] == _texts[other] && _inputs[one] == _inputs[other]);

    /// <summary>
    /// The lines that ask the same as others and answer it, in order, each with the first that asks it: itself, where it is the first.
    /// A line that is the only one may be among them.
    /// </summary>
    /// <param name="lines">All lines, and their order.</param>
    public IEnumerable<(int LineId, int First)> ByInput(IDatasetLines lines) =>
        WithFirst(_inputs, _inputCount, lines, (one, other) => _groups[one] == _groups[other]);

    /// <summary>Under which instruction the example on a line stands, where it has an answer: <see cref="AnswerFacts.Group"/>; else 0.</summary>
    public ulong GroupOf(int lineId) => _groups[lineId];

    /// <summary>Which examples are nearly the same. Reads all lines the first time, later those that changed.</summary>
    /// <param name="lines">All lines, and their order.</param>
    /// <param name="threshold">From which likeness on, from <see cref="NearExamples.LeastThreshold"/> to 1.</param>
    /// <exception cref="IOException">The lines cannot be read any more.</exception>
    public NearExamples NearExamples(IDatasetLines lines, double threshold)
    {
        lock (_counting)
        {
            if (_near?.Threshold.Equals(threshold) != true)
            {
                _near = new NearExamples(this, threshold);
            }

            _near.Update(lines);
            return _near;
        }
    }

    /// <summary>Takes in the report of a line that has none.</summary>
    public void Add(Line line, ExampleReport report)
    {
        _near?.Note(line.Id);
        var content = line.Content.Span;
        var isUnreadable = report.Kind == LineKind.Unreadable;
        var traits = new LineTraits(report.Kind, line.Break)
        {
            BeginsMerge = isUnreadable && content.StartsWith("<<<<<<< "u8),
            EndsMerge = isUnreadable && content.StartsWith(">>>>>>> "u8),
            HasLoneCarriageReturn = line.LoneCarriageReturns > 0 && !isUnreadable && report.Kind != LineKind.Blank,
        };
        if (report.Facts is { } facts)
        {
            traits = traits with
            {
                Format = FormatNumbers[facts.Format],
                IsFormatCertain = facts.IsFormatCertain,
                HasMedia = facts.HasMedia,
                Resolution = facts.Structure.Resolution,
                HasPartResolution = facts.Structure.HasPartResolution,
            };
            _anchors[line.Id] = facts.Anchor;
            _fingerprints[line.Id] = Short(facts.Fingerprint);
            _shapes[line.Id] = facts.Structure.Shape;
            if (facts.Tokens is { } tokens)
            {
                traits = traits with { HasGaps = tokens.HasGaps };
                _tokens[line.Id] = tokens.Count;
                _paidTwice[line.Id] = tokens.Trained - tokens.Count;
            }

            if (facts.Answer is { } answer)
            {
                traits = traits with { Answer = answer.Kind, IsLabel = answer.IsLabel, HasShape = answer.Shape != 0 };
                Add(line.Id, answer);
            }
        }

        _traits[line.Id] = traits;
        Count(line.Id, traits, 1);
    }

    /// <summary>Forgets a line that was added.</summary>
    public void Remove(int lineId)
    {
        _near?.Note(lineId);
        Count(lineId, _traits[lineId], -1);
        _traits[lineId] = default;
        _anchors.Remove(lineId);
        _answerAnchors.Remove(lineId);
        _tokens[lineId] = null;
        _paidTwice[lineId] = 0;
        _shapes[lineId] = 0;
        _fingerprints[lineId] = _inputs[lineId] = _groups[lineId] = _texts[lineId] = _forms[lineId] = _leads[lineId] = 0;
        var page = lineId >> ILineColumn.PageBits;
        if (_used[page] > 0 || page == _emptied)
        {
            return;
        }

        // A line that changes is taken out and put in again: the page that ran empty last is kept.
        foreach (var column in _emptied >= 0 && _used[_emptied] == 0 ? _columns : [])
        {
            column.DropPage(_emptied);
        }

        _emptied = page;
    }

    private static IEnumerable<(int LineId, int First)> WithFirst(LineColumn<ulong> numbers, int count, IDatasetLines lines, Func<int, int, bool> areAlike)
    {
        using var firsts = new FirstLines(numbers, count);
        foreach (var lineId in firsts.HasRepeated ? lines.Ids : [])
        {
            if (firsts.MayBeRepeated(lineId))
            {
                var first = firsts.Of(lineId);
                yield return (lineId, areAlike(first, lineId) ? first : lineId);
            }
        }
    }

    // 0 stands for none.
    private static ulong Short(Digest number) => number.IsNone ? 0 : number.Low is not 0 and var low ? low : 1;

    private int CertainOf(TrainingFormat format) => _certain[FormatNumbers[format]];

    private void Add(int lineId, AnswerFacts answer)
    {
        _answerAnchors[lineId] = answer.Anchor;
        _inputs[lineId] = Short(answer.Input);
        _groups[lineId] = answer.Group;
        _texts[lineId] = answer.Text;
        _forms[lineId] = answer.Shape != 0 ? answer.Shape : answer.Lead;
        _leads[lineId] = answer.Shape != 0 ? answer.Lead : 0;
    }

    private void Count(int lineId, LineTraits traits, int step)
    {
        var page = lineId >> ILineColumn.PageBits;
        while (_used.Count <= page)
        {
            _used.Add(0);
        }

        _used[page] += step;
        _answers = null;
        _kinds[(int)traits.Kind] += step;
        _breaks[(int)traits.Break] += step;
        _mergeBegins += traits.BeginsMerge ? step : 0;
        _mergeEnds += traits.EndsMerge ? step : 0;
        LoneCarriageReturns += traits.HasLoneCarriageReturn ? step : 0;
        WithMedia += traits.HasMedia ? step : 0;
        WithResolution += traits.HasPartResolution || traits.Resolution != RowResolution.None ? step : 0;
        WithGaps += traits.HasGaps ? step : 0;
        if (_tokens[lineId] is { } tokens)
        {
            Counted += step;
            Tokens += (long)tokens * step;
            TrainedTokens += ((long)tokens + _paidTwice[lineId]) * step;
        }

        _inputCount += _inputs[lineId] != 0 ? step : 0;
        if (traits.Kind == LineKind.Record)
        {
            _formatCounts[traits.Format] += step;
            _certain[traits.Format] += traits.IsFormatCertain ? step : 0;
        }
    }

    private Dictionary<ulong, AnswerGroup> CountAnswers()
    {
        var groups = Totals().Where(group => group.Total >= AnswerGroup.FewestAnswers)
            .ToDictionary(group => group.Group, group => new AnswerGroup(group.Total));
        if (groups.Count == 0)
        {
            return groups;
        }

        AnswerGroup? group = null;
        var key = 0UL;
        foreach (var lineId in TextAnswers())
        {
            // Lines under one instruction mostly stand together.
            if ((group is not null && _groups[lineId] == key) || groups.TryGetValue(key = _groups[lineId], out group))
            {
                var (traits, form) = (_traits[lineId], _forms[lineId]);
                var (shape, lead) = traits.HasShape ? (form, _leads[lineId]) : (0, form);
                group.Add(traits.Answer!.Value, shape, lead, traits.IsLabel ? _texts[lineId] : 0);
            }
        }

        return groups;
    }

    /// <summary>How many answers are text under each instruction. A file may have as many instructions as lines.</summary>
    private IEnumerable<(ulong Group, int Total)> Totals()
    {
        var withoutInstruction = 0;
        var totals = new LineColumn<int>();
        using var firsts = new FirstLines(_groups, Examples);
        foreach (var lineId in TextAnswers())
        {
            if (_groups[lineId] == 0)
            {
                withoutInstruction++;
            }
            else if (firsts.MayBeRepeated(lineId))
            {
                totals[firsts.Of(lineId)]++;
            }
        }

        yield return (0, withoutInstruction);
        foreach (var lineId in TextAnswers())
        {
            if (totals[lineId] is > 0 and var total)
            {
                yield return (_groups[lineId], total);
            }
        }
    }

    private IEnumerable<int> TextAnswers()
    {
        for (var page = 0; page < _traits.PageLimit; page++)
        {
            var first = page << ILineColumn.PageBits;
            for (var index = 0; index < _traits.Page(page).Length; index++)
            {
                if (_traits[first + index].HasTextAnswer)
                {
                    yield return first + index;
                }
            }
        }
    }
}
