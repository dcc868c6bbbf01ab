using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Formats;
using DatasetLsp.Core.Index;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Analysis;

/// <summary>
/// What is known of a file that may be too large for memory. It says what <see cref="DatasetAnalysis"/> says of the same bytes, but
/// keeps neither the text nor the findings: of each line some 65 bytes that stand for it. Findings are made again where they are asked
/// for, from the lines that they lie on. Not safe for several threads.
/// </summary>
public sealed class FileAnalysis : IFindingCounts
{
    private const int BlockBytes = 64 * 1024;

    // A rule with few findings need not run again.
    private const int MostKept = 1000;

    private readonly AnalysisSettings _about;
    private readonly RuleSettings _settings;
    private readonly int _limit;
    private readonly CancellationToken _cancellation;
    private readonly FindingCounts _counts = new();
    private readonly Dictionary<Rule, int> _certain = [];

    // Which of them are shown is known only at the end: when the format is, and whether one rule silences the others.
    private readonly LineColumn<byte> _found = new();
    private readonly Dictionary<Rule, RuleFailure> _failures = [];
    private IReadOnlyList<RuleFindings> _datasetFindings = [];
    private Rule? _onlyRule;

    private FileAnalysis(Stream file, AnalysisSettings about, int limit, CancellationToken cancellation)
    {
        Lines = new FileLines(file);
        _about = about;
        _settings = about.Rules;
        _limit = limit;
        _cancellation = cancellation;
    }

    /// <summary>Where the lines stand in the file; of use as long as the stream is open.</summary>
    public FileLines Lines { get; }

    /// <summary>What is known of the lines.</summary>
    public DatasetIndex Index { get; } = new();

    /// <inheritdoc/>
    public int Examples => Index.Examples;

    /// <inheritdoc/>
    public long? Tokens => Index.Counted > 0 ? Index.Tokens : null;

    /// <inheritdoc/>
    public TokenCount TokenCount => Index.Counted == 0 ? TokenCount.None : _about.Tokens is { IsExact: true } && Index.WithMedia == 0 ? TokenCount.Exact : TokenCount.Estimate;

    /// <summary>The format of the file.</summary>
    public TrainingFormat Format { get; private set; } = FormatCatalogue.Unknown;

    /// <summary>How many findings each rule has in the whole file; rules without any are left out.</summary>
    public IReadOnlyDictionary<Rule, int> Counts => _counts.ByRule(IsShown);

    /// <summary>How many findings in the whole file have a fix that is certain.</summary>
    public int Certain => _certain.Where(count => IsShown(count.Key)).Sum(count => count.Value);

    /// <summary>
    /// The findings to show: the gravest, and of those the first, up to the limit; in order of place. Each walk over them reads the
    /// lines that they lie on again; if the file was changed meanwhile, they may be others.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    /// <exception cref="OperationCanceledException">The analysis was cancelled.</exception>
    public IEnumerable<LocatedFinding> Selected =>
        new FileFindings(Lines, _about, IsShown, _cancellation) { OfLines = _found, OfRules = _datasetFindings, Failed = failure => _failures.TryAdd(failure.Rule, failure) }
            .Take(_limit, CountOf);

    /// <summary>The rules that failed, each once.</summary>
    public IReadOnlyCollection<RuleFailure> Failures => _failures.Values;

    /// <summary>Analyses a file, block by block.</summary>
    /// <param name="file">The file from its start; can seek. Stays open, and is read again where a line or a finding is asked for.</param>
    /// <param name="settings">What holds for it.</param>
    /// <param name="limit">How many findings to show at the most.</param>
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
        var analysis = new FileAnalysis(file, settings, limit, cancellation);
        FileBlocks<ExampleReport>.Read(file, line => LineAnalyzer.Analyse(line, settings), blockBytes, block => analysis.Take(block, progress), cancellation);
        analysis.Finish();
        return analysis;
    }

    /// <inheritdoc/>
    public int CountOf(Severity severity) => _counts.Of(severity, IsShown);

    private void Take(FileBlock<ExampleReport> block, Action<long>? progress)
    {
        var start = block.Start;
        for (var index = 0; index < block.Lines.Count; index++)
        {
            var line = block.Lines[index];
            Lines.Add(start, line);
            Add(line, block.Reports[index]);
            start += line.Content.Length + line.Break.ToBytes().Length;
        }

        progress?.Invoke(block.Start + block.Length);
    }

    private void Add(Line line, ExampleReport report)
    {
        Index.Add(line, report);
        foreach (var failure in report.Failures)
        {
            _failures.TryAdd(failure.Rule, failure);
        }

        byte found = 0;
        foreach (var finding in report.Findings)
        {
            _counts.Add(finding, 1);
            AddCertain(finding.Rule, finding.Fix is { IsCertain: true } ? 1 : 0);
            found |= FileFindings.MaskOf(finding.Rule, finding.Severity);
        }

        _found[line.Id] = found;
    }

    private void AddCertain(Rule rule, int more) => _certain[rule] = _certain.GetValueOrDefault(rule) + more;

    private bool IsShown(Rule rule) => DatasetRuleRun.IsShown(rule, _onlyRule, Format);

    private void Finish()
    {
        Format = Index.Format;
        _datasetFindings = DatasetRuleRun.Over(
            new DatasetContext(Index, Lines, _settings, _about.ModelInfo, _about.Today, _about.FileName) { CountsExactly = _about.Tokens is { IsExact: true } },
            MostKept,
            failure => _failures.TryAdd(failure.Rule, failure),
            out _onlyRule);
        foreach (var found in _datasetFindings)
        {
            _counts.Add(found.Counts);
            AddCertain(found.Rule, found.Certain);
        }
    }
}
