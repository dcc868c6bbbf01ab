using System.Globalization;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Rules.Tokens;

/// <summary>Examples that are nearly as long as the model takes them.</summary>
public sealed class NearTokenLimitRule : TokenRule
{
    private static readonly RuleOption Share = new(
        "share", "Which part of the limit an example must have used, from 0 to 1.", Default: 0.9, Minimum: 0);

    /// <inheritdoc/>
    public override string Id => "near-token-limit";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleOption> Options { get; } = [Share];

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds examples that have used nearly all the tokens that the model takes.",
        Why: """
            A few more words, or another model, and the example is too long (`token-limit`). What the service adds for roles and turns is
            not documented and not in our count, so that an example just below the limit may be dropped.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Summarise: once upon a time …"}]},{"role":"model","parts":[{"text":"They lived happily ever after."}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Summarise: a short story"}]},{"role":"model","parts":[{"text":"It ended well."}]}]}
            """,
        Fix: "Shorten what adds least, or make several examples of it.",
        SwitchOff: "Where long examples are what the data is about, and were counted by the service itself.");

    /// <inheritdoc/>
    public override long? Above(AnalysisSettings settings) =>
        TokenLimitRule.LimitOf(settings) is { } limit ? (long)(limit * settings.Rules.OptionOf(this, Share)) : null;

    /// <inheritdoc/>
    public override void Check(Example example, ExampleTokens tokens, AnalysisSettings settings, FindingSink findings)
    {
        if (TokenLimitRule.LimitOf(settings) is not { } limit || tokens.Count > limit)
        {
            return;
        }

        var about = tokens.HasGaps ? "at least " : settings.Tokens!.IsExact && tokens.Gaps == TokenGaps.None ? "" : "about ";
        var share = ((double)tokens.Count / limit).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "");
        findings.Add(
            this,
            example.Anchor,
            string.Create(CultureInfo.InvariantCulture, $"The example has {about}{tokens.Count:N0} tokens, {share} of the {limit:N0} that it may have."));
    }
}
