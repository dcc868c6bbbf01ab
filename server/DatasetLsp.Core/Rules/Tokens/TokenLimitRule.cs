using System.Globalization;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Rules.Tokens;

/// <summary>Examples that are longer than the model can be trained on.</summary>
public sealed class TokenLimitRule : TokenRule
{
    private const double MediaMargin = 0.1;

    private static readonly RuleOption MaxTokens = new(
        "maxTokens", "Most tokens of an example; 0 for what the model takes.", Default: 0, Minimum: 0);

    // Asked for on each line that is read anew; looking the rule up there takes longer than the question.
    private static readonly TokenLimitRule Instance = new();

    /// <inheritdoc/>
    public override string Id => "token-limit";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleOption> Options { get; } = [MaxTokens];

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples with more tokens than the model can be trained on, and shows where the limit falls.",
        Why: """
            An example's input and output together may have 131,072 tokens with most models
            ([supervised tuning](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/supervised-tuning)), older
            and open ones take fewer. The service drops what is longer from training, or cuts it off; where a tenth of the examples is
            dropped the job fails.

            Tokens are counted offline, as Google's own local tokenizer counts them; `dataset-lsp models` shows which vocabulary a model
            uses. Where the model's own does not come with this program the count is an estimate, and says so: then what is up to 10% too
            long (of open models that are not Google's, 50%) is a warning, since the true count may be below the limit.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Summarise: once upon a time …"}]},{"role":"model","parts":[{"text":"They lived happily ever after."}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Summarise: a short story"}]},{"role":"model","parts":[{"text":"It ended well."}]}]}
            """,
        Fix: "Shorten the text from the mark on, or make several examples of it.",
        SwitchOff: "Where another tool cuts examples to length before they are uploaded.");

    /// <summary>Most tokens of an example; null where nobody has set a limit and none is known of the model.</summary>
    public static long? LimitOf(AnalysisSettings settings) =>
        settings.Rules.OptionOf(Instance, MaxTokens) is > 0 and var set ? (long)set : settings.ModelInfo?.Limits.TokensPerExample?.Value;

    /// <inheritdoc/>
    public override long? Above(AnalysisSettings settings) => LimitOf(settings);

    /// <inheritdoc/>
    public override void Check(Example example, ExampleTokens tokens, AnalysisSettings settings, FindingSink findings)
    {
        if (LimitOf(settings) is not { } limit || settings.Tokens is not { } counter)
        {
            return;
        }

        // What media cost is reckoned by a page of the service, which rounds.
        var margin = Math.Max(counter.Margin, tokens.Gaps == TokenGaps.None ? 0 : MediaMargin);
        var isUnsure = tokens.Count <= limit * (1 + margin);
        var place = TokenPlace.Of(example, counter, (int)limit) ?? example.Anchor;
        var count = tokens.Count.ToString("N0", CultureInfo.InvariantCulture);
        var more = (tokens.Count - limit).ToString("N0", CultureInfo.InvariantCulture);
        var most = limit.ToString("N0", CultureInfo.InvariantCulture);
        var taker = limit == settings.ModelInfo?.Limits.TokensPerExample?.Value ? $"{settings.ModelInfo.Name} takes" : "are allowed here";
        findings.Add(
            this,
            place,
            margin == 0
                ? $"Too long from here on: the example has {count} tokens, {more} more than the {most} that {taker}. Shorten it, or make several of it."
                : isUnsure
                    ? $"Probably too long from here on: the example has about {count} tokens, {more} more than the {most} that {taker}. {counter.WhyEstimate ?? "What its media cost is reckoned, not counted."}"
                    : $"Too long from here on: the example has about {count} tokens, {more} more than the {most} that {taker}. Shorten it, or make several of it.",
            graded: isUnsure && margin > 0 ? Severity.Warning : null);
    }
}
