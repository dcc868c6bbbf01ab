using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules.Tokens;

namespace DatasetLsp.Core.Tokens;

/// <summary>What is counted of a file, or of several for one model. Keeps 4 bytes for each example.</summary>
/// <param name="settings">What holds for it.</param>
public sealed class TokenTotals(AnalysisSettings settings)
{
    private readonly long? _limit = TokenLimitRule.LimitOf(settings);
    private readonly long[] _byVoice = new long[TokenVoices.Count];
    private readonly Dictionary<TokenGaps, int> _gaps = [];
    private bool _isReckoned;
    private readonly SortedDictionary<string, int> _uncounted = new(StringComparer.Ordinal);
    private readonly List<int> _counts = [];

    /// <summary>What holds for it.</summary>
    public AnalysisSettings Settings => settings;

    /// <summary>Examples that were counted.</summary>
    public int Examples => _counts.Count;

    /// <summary>Tokens of them all.</summary>
    public long Tokens { get; private set; }

    /// <summary>Tokens that are trained on, and paid for, in each epoch.</summary>
    public long Trained { get; private set; }

    /// <summary>Examples in which the model chooses between answers.</summary>
    public int Preferences { get; private set; }

    /// <summary>How sure the numbers are.</summary>
    public TokenCount Count =>
        Examples == 0 ? TokenCount.None : settings.Tokens is { IsExact: true } && _gaps.Count == 0 && !_isReckoned ? TokenCount.Exact : TokenCount.Estimate;

    /// <summary>Most tokens that an example may have; null where no limit is known.</summary>
    public long? Limit => _limit;

    /// <summary>Examples with more tokens than that.</summary>
    public int AboveLimit { get; private set; }

    /// <summary>Tokens by who says them. Their sum is <see cref="Tokens"/>, save in preference data, where all the answers are in it.</summary>
    public IEnumerable<KeyValuePair<TokenVoice, long>> ByVoice =>
        Enum.GetValues<TokenVoice>().Where(voice => _byVoice[(int)voice] > 0).Select(voice => KeyValuePair.Create(voice, _byVoice[(int)voice]));

    /// <summary>In how many examples something was left out of the count.</summary>
    public IEnumerable<KeyValuePair<TokenGaps, int>> Gaps => _gaps.OrderBy(gap => gap.Key);

    /// <summary>How many lines were not counted, by the rule that says why.</summary>
    public IEnumerable<KeyValuePair<string, int>> Uncounted => _uncounted;

    /// <summary>Tokens by example; null where none was counted.</summary>
    public TokenSpread? Spread => TokenSpread.Of(_counts);

    /// <summary>US$ for one epoch at the catalogue's price; null where that has none.</summary>
    public double? CostPerEpoch => settings.ModelInfo?.TrainingPricePerMillionTokens is { } price ? Trained * price.Value / 1e6 : null;

    /// <summary>Adds a line that is not blank.</summary>
    public void Add(LineTokens line)
    {
        if (line.Tokens is not { } tokens)
        {
            _uncounted[line.Uncounted!.Id] = _uncounted.GetValueOrDefault(line.Uncounted.Id) + 1;
            return;
        }

        _counts.Add(tokens.Count);
        Tokens += tokens.Count;
        Trained += tokens.Trained;
        AboveLimit += tokens.Count > _limit ? 1 : 0;
        var isPreference = false;
        foreach (var piece in line.Pieces)
        {
            _byVoice[(int)TokenVoices.Of(piece)] += piece.Tokens;
            isPreference |= piece.Kind == TokenPieceKind.Completion;
        }

        Preferences += isPreference ? 1 : 0;
        _isReckoned |= (tokens.Gaps & TokenGaps.Reckoned) != 0;
        foreach (var gap in TokenGapNames.All)
        {
            if ((tokens.Gaps & gap) != 0)
            {
                _gaps[gap] = _gaps.GetValueOrDefault(gap) + 1;
            }
        }
    }
}
