using System.Globalization;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Files with fewer examples than a tuning job should start with.</summary>
public sealed class TooFewExamplesRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "too-few-examples";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Says, once a file, that it has fewer examples than a tuning job should start with.",
        Why: """
            Google advises to [start with 100 examples](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/supervised-tuning)
            and to prefer quality to quantity; its
            [older text](https://cloud.google.com/vertex-ai/generative-ai/docs/models/gemini-supervised-tuning-about) names 16 as the
            least. A model tuned on fewer learns the examples by heart, or nothing. The numbers are those of the model in the catalogue.

            A file whose name has the word `valid`, `validation`, `val`, `test`, `eval`, `evaluation`, `dev` or `holdout` is held back
            from training, and is left alone.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            {"contents":[{"role":"user","parts":[{"text":"and so on, to"}]},{"role":"model","parts":[{"text":"a hundred of them"}]}]}
            """,
        Fix: "Add examples that differ from those that are there. `100` is a start, not a limit.",
        SwitchOff: "While a file is being written, and for files that never go to training by themselves.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        if (context.Model is not { StartingExamples: { } start } model || index.Examples >= start.Value || FilePurpose.IsHeldBack(context.FileName))
        {
            yield break;
        }

        var first = lines.Ids.First(id => index.FormatOf(id) == index.Format);
        var count = index.Examples == 1 ? "1 example" : string.Create(CultureInfo.InvariantCulture, $"{index.Examples} examples");
        var least = model.MinimumExamples is { } minimum && index.Examples < minimum.Value
            ? string.Create(CultureInfo.InvariantCulture, $"; {minimum.Value} are the least")
            : "";
        yield return new LineFinding(
            first,
            new Finding(
                this,
                DefaultSeverity,
                index.AnchorOf(first),
                string.Create(CultureInfo.InvariantCulture, $"The file has {count}. Google advises to start with {start.Value}{least}.")));
    }
}
