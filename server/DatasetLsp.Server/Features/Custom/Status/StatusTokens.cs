using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Reports;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Custom.Status;

/// <summary>How many tokens a dataset has.</summary>
internal sealed record StatusTokens
{
    /// <summary>Those of all examples together.</summary>
    public required long Count { get; init; }

    /// <summary>Those that are paid for in each epoch; more than <see cref="Count"/> in preference data.</summary>
    public required long Trained { get; init; }

    /// <summary>Whether they are what Google's own tokenizer counts, and all of them.</summary>
    public required bool IsExact { get; init; }

    /// <summary>What a person has to know of the numbers, in sentences; null where nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Those of a document; null where none was counted.</summary>
    public static StatusTokens? Of(DatasetState? state)
    {
        if (state is not { Analysis: { Tokens: { } tokens } analysis })
        {
            return null;
        }

        var isExact = analysis.TokenCount == TokenCount.Exact;
        return new StatusTokens { Count = tokens, Trained = analysis.Index.TrainedTokens, IsExact = isExact, Note = isExact ? null : Why(analysis, state.Settings.Tokens) };
    }

    private static string Why(DatasetAnalysis analysis, TokenCounter? counter)
    {
        var gaps = analysis.Index.WithGaps is > 0 and var count ? $"{CountText.Of(count, "example has", "examples have")} media that are not counted in full." : null;
        return string.Join(" ", new[] { counter?.WhyEstimate, gaps }.OfType<string>());
    }
}
