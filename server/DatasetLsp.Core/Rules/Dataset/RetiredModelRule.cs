using System.Globalization;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Data checked for a model that is gone, or soon will be.</summary>
public sealed class RetiredModelRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "retired-model";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Says, once a file, that the model it is checked for is retired or about to be.",
        Why: """
            A tuned model goes when its base model does. From a month before, new projects can no longer tune or use it; afterwards the
            service answers 404, and a tuning does not carry over to another model
            ([model versions](https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions)). The dates are in the
            catalogue, `schemas/models`, each with its source.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"with \"model\": \"gemini-2.0-flash-001\" in datasetlsp.json"}]},{"role":"model","parts":[{"text":"retired"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"with \"model\": \"gemini-3.5-flash\" in datasetlsp.json"}]},{"role":"model","parts":[{"text":"in service"}]}]}
            """,
        Fix: "Set `model` to one that is in service, in `datasetlsp.json` or in your own settings.",
        SwitchOff: "When the data is not for tuning the model that is set.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        if (context is not { Model: { Retirement: { } retirement } model, Today: { } today } || today < retirement.Value.AddMonths(-1))
        {
            yield break;
        }

        var line = context.Lines.Ids.First(id => context.Index.FormatOf(id) == context.Index.Format);
        var date = retirement.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var doubt = retirement.Certainty is Certainty.Conflicting or Certainty.Unverified ? " (sources differ on the day)" : "";
        var what = today >= retirement.Value
            ? $"{model.Name} was to be retired on {date}{doubt}: a new job is likely to be refused"
            : $"{model.Name} may be retired from {date} on{doubt}; in the month before, new projects cannot tune it any more";
        var instead = model.Successor is { } successor ? $" Set `model` to another, such as `{successor}`." : " Set `model` to another.";
        yield return new LineFinding(
            line, new Finding(this, DefaultSeverity, context.Index.AnchorOf(line), $"{what}.{instead}"));
    }
}
