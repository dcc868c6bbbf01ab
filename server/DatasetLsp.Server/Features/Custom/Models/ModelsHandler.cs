using System.Globalization;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Models;
using DatasetLsp.Protocol.Rpc;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Custom.Models;

/// <summary>The models that a person can choose, with what decides between them.</summary>
internal sealed class ModelsHandler(ServerSession session) : IReadRequestHandler<ModelsParams, string?, ModelsResult>
{
    /// <inheritdoc/>
    public RequestMethod<ModelsParams, ModelsResult> Method => CustomMethods.Models;

    /// <inheritdoc/>
    public string? Capture(ModelsParams parameters) => parameters.TextDocument?.Uri.ToFilePath();

    /// <inheritdoc/>
    public ValueTask<ModelsResult> ComputeAsync(string? snapshot, ModelsParams parameters, CancellationToken cancellationToken)
    {
        var (settings, config) = session.Settings.For(snapshot);
        var today = DateOnly.FromDateTime(session.Options.Time.GetLocalNow().DateTime);
        return new(new ModelsResult
        {
            Current = settings.Model,
            Default = config?.Config.Model ?? AnalysisSettings.DefaultModel,
            IsDefaultTeams = config?.Config.Model is not null,
            Models =
            [
                .. ModelCatalogue.Choices
                    .OrderBy(model => model.IsRetired(today))
                    .ThenBy(model => model.Kind)
                    .ThenByDescending(model => model.IsDefault)
                    .ThenByDescending(model => model.Retirement?.Value)
                    .Select(model => new ModelChoice
                    {
                        Id = model.Id,
                        Name = model.Name,
                        Group = model.IsRetired(today) ? "Retired" : model.Kind == ModelKind.Open ? "Open models" : "Google's models",
                        Detail = string.Join(" · ", Details(model, today)),
                        IsRetired = model.IsRetired(today),
                    }),
            ],
        });
    }

    private static IEnumerable<string> Details(ModelInfo model, DateOnly today)
    {
        var isRetired = model.IsRetired(today);
        var retirement = model.Retirement is { } day
            ? isRetired ? $"retired {day.Value:yyyy-MM-dd}{Doubt(day.Certainty)}" : $"until {day.Value:yyyy-MM-dd} or later{Doubt(day.Certainty)}"
            : null;
        var limit = model.Limits.TokensPerExample is { } most
            ? string.Create(CultureInfo.InvariantCulture, $"{most.Value:N0} tokens an example{Doubt(most.Certainty)}")
            : null;
        var cost = model.TrainingPricePerMillionTokens is { } price
            ? $"US${price.Value.ToString(price.Value % 1 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture)} per million{Doubt(price.Certainty)}"
            : null;
        return (isRetired ? new[] { retirement, limit, cost } : [limit, cost, retirement]).OfType<string>();
    }

    private static string Doubt(Certainty certainty) => certainty switch
    {
        Certainty.Official or Certainty.SourceCode => "",
        Certainty.Conflicting => " (sources differ)",
        _ => " (not official)",
    };
}
