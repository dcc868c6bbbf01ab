using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// What is known of a file that is too large for memory. It says what <see cref="DatasetAnalysis"/> says of the same bytes, but
/// keeps neither the text nor more findings than are to be shown; their fixes have no edits.
/// </summary>
public sealed class FileAnalysis
{
    private const int BlockBytes = 4 * 1024 * 1024;

    // An array of bytes cannot be much longer; nothing that is JSONL has such a line.
    private const int LongestLine = 1024 * 1024 * 1024;

    private readonly AnalysisSettings _about;
    private readonly RuleSettings _settings;
    private readonly int _limit;
    private readonly Dictionary<Rule, int> _counts = [];

    // Which of them are shown is known only at the end: when the format is, and whether one rule silences the others.
    private readonly Dictionary<(bool NeedsTrainingData, Severity Severity), List<LocatedFinding>> _lineFindings = [];
    private readonly Dictionary<Rule, RuleFailure> _failures = [];
    private Rule? _onlyRule;

    private FileAnalysis(Stream file, AnalysisSettings about, int limit)
    {
        Lines = new FileLines(file);
        _about = about;
        _settings = about.Rules;
        _limit = limit;
    }

    /// <summary>Where the lines stand in the file; of use as long as the stream is open.</summary>
    public FileLines Lines { get; }

    /// <summary>What is known of the lines; their reports hold no findings.</summary>
    public DatasetIndex Index { get; } = new();

    /// <summary>The format of the file.</summary>
    public TrainingFormat Format { get; private set; } = FormatCatalogue.Unknown;

    /// <summary>How many findings each rule has in the whole file; rules without any are left out.</summary>
    public IReadOnlyDictionary<Rule, int> Counts => _counts;

    /// <summary>The findings to show: the gravest, and of those the first, up to the limit; in order of place.</summary>
    public IReadOnlyList<LocatedFinding> Selected { get; private set; } = [];

    /// <summary>The rules that failed, each once.</summary>
    public IReadOnlyCollection<RuleFailure> Failures => _failures.Values;

    /// <summary>Analyses a file, block by block.</summary>
    /// <param name="file">The file from its start; can seek. Stays open, and is read again where a line is asked for.</param>
    /// <param name="settings">What holds for it.</param>
    /// <param name="limit">How many findings to keep at the most.</param>
    /// <param name="progress">Told of how many bytes were read so far.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is longer than 1 GiB; the message says which.</exception>
    public static FileAnalysis Of(Stream file, AnalysisSettings settings, int limit, Action<long>? progress = null, CancellationToken cancellation = default) =>
        Of(file, settings, limit, BlockBytes, progress, cancellation);

    /// <summary>The same with blocks of another size.</summary>
    internal static FileAnalysis Of(
        Stream file, AnalysisSettings settings, int limit, int blockBytes, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        var analysis = new FileAnalysis(file, settings, limit);
        analysis.Read(file, blockBytes, progress, cancellation);
        analysis.Finish();
        return analysis;
    }

    /// <summary>How many findings there are of one severity in the whole file.</summary>
    public int CountOf(Severity severity) =>
        _counts.Where(count => _settings.SeverityOf(count.Key) == severity).Sum(count => count.Value);

    private void Read(Stream file, int blockBytes, Action<long>? progress, CancellationToken cancellation)
    {
        var buffer = new byte[blockBytes];
        var filled = 0;
        var start = 0L;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = file.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            filled += read;
            var isLast = filled < buffer.Length;
            var used = TakeBlock(buffer.AsMemory(0, filled), start, isLast, cancellation);
            progress?.Invoke(start + filled);
            if (isLast)
            {
                return;
            }

            if (used == 0)
            {
                if (buffer.Length >= LongestLine)
                {
                    throw new InvalidDataException($"Line {Lines.Count + 1} is longer than 1 GiB: this is no JSONL.");
                }

                Array.Resize(ref buffer, buffer.Length * 2);
                continue;
            }

            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            start += used;
        }
    }

    /// <summary>Takes in the whole lines of a block.</summary>
    /// <returns>How many bytes they take up.</returns>
    private int TakeBlock(ReadOnlyMemory<byte> block, long start, bool isLast, CancellationToken cancellation)
    {
        var lines = new List<Line>();
        var used = 0;
        while (block.Span[used..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            var content = block.Slice(used, length);
            if (content.Span is [.., (byte)'\r'])
            {
                Take(content[..^1], LineBreak.CarriageReturnLineFeed);
            }
            else
            {
                Take(content, LineBreak.LineFeed);
            }

            used += length + 1;
        }

        if (isLast)
        {
            Take(block[used..], LineBreak.None);
            used = block.Length;
        }

        var reports = LineAnalyzer.AnalyseAll(lines, _settings, cancellation);
        for (var index = 0; index < reports.Length; index++)
        {
            Add(lines[index], reports[index]);
        }

        return used;

        void Take(ReadOnlyMemory<byte> content, LineBreak lineBreak)
        {
            lines.Add(new Line(Lines.Count, content, lineBreak));
            Lines.Add(start + used, lines[^1]);
        }
    }

    private void Add(Line line, ExampleReport report)
    {
        Index.Add(line, report.Findings.Count + report.Failures.Count == 0 ? report : report with { Findings = [], Failures = [] });
        foreach (var failure in report.Failures)
        {
            _failures.TryAdd(failure.Rule, failure);
        }

        foreach (var finding in report.Findings)
        {
            _counts[finding.Rule] = _counts.GetValueOrDefault(finding.Rule) + 1;
            var key = (finding.Rule.NeedsTrainingData, finding.Severity);
            if (!_lineFindings.TryGetValue(key, out var kept))
            {
                _lineFindings.Add(key, kept = []);
            }

            if (kept.Count < _limit)
            {
                kept.Add(new LocatedFinding(line.Id, Light(finding)));
            }
        }
    }

    /// <summary>A fix may hold parts of the line, whose memory is used again.</summary>
    private static Finding Light(Finding finding) => finding.Fix is { } fix ? finding with { Fix = fix with { Edits = [] } } : finding;

    private void Finish()
    {
        Format = Index.Format;
        var found = new List<LocatedFinding>();
        _onlyRule = DatasetRuleRun.Over(
            new DatasetContext(Index, Lines, _settings, _about.ModelInfo, _about.Today, _about.FileName),
            finding =>
            {
                _counts[finding.Finding.Rule] = _counts.GetValueOrDefault(finding.Finding.Rule) + 1;
                found.Add(new LocatedFinding(Lines.IndexOf(finding.LineId), finding.Finding));
            },
            failure => _failures.TryAdd(failure.Rule, failure));
        foreach (var rule in _counts.Keys.Where(rule => !DatasetRuleRun.IsShown(rule, _onlyRule, Format)).ToList())
        {
            _counts.Remove(rule);
        }

        Selected =
        [
            .. _lineFindings.Values.SelectMany(kept => kept).Concat(found)
                .Where(located => _counts.ContainsKey(located.Finding.Rule))
                .OrderBy(located => located.Finding.Severity).ThenBy(located => located.Line).ThenBy(located => located.Finding.Span.Start)
                .Take(_limit)
                .OrderBy(located => located.Line).ThenBy(located => located.Finding.Span.Start),
        ];
        _lineFindings.Clear();
    }
}
