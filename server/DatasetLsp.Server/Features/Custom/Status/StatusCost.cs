using System.Globalization;
using DatasetLsp.Core.Models;
using DatasetLsp.Core.Tokens;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Custom.Status;

/// <summary>What training on a dataset costs.</summary>
internal sealed record StatusCost
{
    /// <summary>US$.</summary>
    public required double Amount { get; init; }

    /// <summary>For so many epochs; null where their number is not set: then it is the cost of one.</summary>
    public int? Epochs { get; init; }

    /// <summary>The price it was reckoned with, where it is from and how sure it is, in sentences for a person.</summary>
    public required string Note { get; init; }

    /// <summary>That of a document; null where no price is known of its model, or nothing was counted.</summary>
    public static StatusCost? Of(DatasetState? state)
    {
        if (state is not { Analysis: { Tokens: not null, Index.TrainedTokens: var trained }, Settings: var settings }
            || TrainingCost.Of(trained, settings) is not { } cost)
        {
            return null;
        }

        var price = cost.PerMillionTokens;
        var certainty = price.Certainty switch
        {
            Certainty.Official or Certainty.SourceCode => "official",
            Certainty.Conflicting => "other sources differ",
            Certainty.ThirdParty => "not an official source",
            _ => "not verified",
        };
        return new StatusCost
        {
            Amount = Math.Round(cost.Amount, 4),
            Epochs = cost.Epochs,
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"US${price.Value:0.##} for a million training tokens ({certainty}): {price.Source}, {price.Date:yyyy-MM-dd}.{(price.Note is { } note ? $" {note}" : "")}"),
        };
    }
}
