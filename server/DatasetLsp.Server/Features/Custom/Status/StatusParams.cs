using DatasetLsp.Core.Rules;
using DatasetLsp.Protocol.Lsp;
using DatasetLsp.Server.Session;

namespace DatasetLsp.Server.Features.Custom.Status;

/// <summary>How a dataset stands, in numbers for a status bar.</summary>
internal sealed record StatusParams
{
    /// <summary>The numbers will change by themselves.</summary>
    public const string Analysing = "analysing";

    /// <summary>The numbers hold until the next edit.</summary>
    public const string Ready = "ready";

    /// <summary>The document.</summary>
    public required DocumentUri Uri { get; init; }

    /// <summary>The id of its format, <c>unknown</c> where it is no training data.</summary>
    public required string Format { get; init; }

    /// <summary>How many examples it holds.</summary>
    public required int Examples { get; init; }

    /// <summary>How many errors there are in the whole file, shown or not.</summary>
    public required int Errors { get; init; }

    /// <summary>How many warnings.</summary>
    public required int Warnings { get; init; }

    /// <summary>How many findings worth knowing.</summary>
    public required int Information { get; init; }

    /// <summary>The tokens of all examples; null where none was counted.</summary>
    public StatusTokens? Tokens { get; init; }

    /// <summary>The name that people use of the model that holds for the file; its id where the catalogue does not have it.</summary>
    public string? Model { get; init; }

    /// <summary>What training costs; null where no price is known of the model, or nothing was counted.</summary>
    public StatusCost? Cost { get; init; }

    /// <summary><see cref="Analysing"/> or <see cref="Ready"/>.</summary>
    public required string State { get; init; }

    /// <summary>The status of a document; zeros where nothing is known.</summary>
    public static StatusParams Of(DocumentUri uri, DatasetState? state, string stage)
    {
        var totals = state?.Totals;
        return new StatusParams
        {
            Uri = uri,
            Format = (state?.Analysis.Format ?? Core.Formats.FormatCatalogue.Unknown).Id,
            Examples = state?.Analysis.Index.Examples ?? 0,
            Errors = totals?.GetValueOrDefault(Severity.Error) ?? 0,
            Warnings = totals?.GetValueOrDefault(Severity.Warning) ?? 0,
            Information = totals?.GetValueOrDefault(Severity.Information) ?? 0,
            Tokens = StatusTokens.Of(state),
            Model = state?.Settings.ModelInfo?.Name ?? state?.Settings.Model,
            Cost = StatusCost.Of(state),
            State = stage,
        };
    }
}
