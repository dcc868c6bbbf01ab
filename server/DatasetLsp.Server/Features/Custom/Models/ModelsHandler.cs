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
                .. ModelCatalogue.All
                    .OrderBy(model => IsRetired(model, today))
                    .ThenByDescending(model => model.IsDefault)
                    .ThenByDescending(model => model.Retirement?.Value)
                    .Select(model => new ModelChoice
                    {
                        Id = model.Id,
                        Name = model.Name,
                        Detail = string.Join(" · ", Details(model, today)),
                        IsRetired = IsRetired(model, today),
                    }),
            ],
        });
    }

    private static IEnumerable<string> Details(ModelInfo model, DateOnly today)
    {
        if (model.Retirement is { } retirement)
        {
            yield return $"{(IsRetired(model, today) ? "retired since" : "in service until at least")} {retirement.Value:yyyy-MM-dd}{Doubt(retirement.Certainty)}";
        }

        if (model.Limits.TokensPerExample is { } limit)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{limit.Value:N0} tokens an example{Doubt(limit.Certainty)}");
        }

        if (model.TrainingPricePerMillionTokens is { } price)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"US${price.Value:0.##} for a million training tokens{Doubt(price.Certainty)}");
        }
    }

    private static bool IsRetired(ModelInfo model, DateOnly today) => model.Retirement is { } retirement && retirement.Value <= today;

    private static string Doubt(Certainty certainty) => certainty switch
    {
        Certainty.Official or Certainty.SourceCode => "",
        Certainty.Conflicting => " (sources differ)",
        _ => " (not official)",
    };
}
