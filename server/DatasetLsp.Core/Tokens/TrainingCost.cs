using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Tokens;

/// <summary>What it costs to train on a dataset.</summary>
/// <param name="Amount">US$: for all epochs where their number is set, else for one.</param>
/// <param name="Epochs">How often the job goes through the data; null where the service is to choose.</param>
/// <param name="PerMillionTokens">The price it was reckoned with.</param>
public sealed record TrainingCost(double Amount, int? Epochs, Fact<double> PerMillionTokens)
{
    /// <summary>The cost of tokens that are paid for in each epoch; null where no price is known of the model.</summary>
    public static TrainingCost? Of(long trainedTokens, AnalysisSettings settings) =>
        settings.ModelInfo?.TrainingPricePerMillionTokens is { } price
            ? new TrainingCost(trainedTokens / 1e6 * price.Value * (settings.Epochs ?? 1), settings.Epochs, price)
            : null;
}
