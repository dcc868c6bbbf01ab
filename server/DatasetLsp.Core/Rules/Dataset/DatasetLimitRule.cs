using System.Globalization;
using DatasetLsp.Core.Models;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Files that are larger than the service takes for the model.</summary>
public sealed class DatasetLimitRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "dataset-limit";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds files with more examples or bytes than the service takes for the model.",
        Why: """
            A training file may have 1 GB, and 10,000,000 examples if they are all text, 300,000 once there is an image, a sound, a
            video or a document in any of them
            ([supervised tuning](https://docs.cloud.google.com/gemini-enterprise-agent-platform/models/tuning/supervised-tuning)); older
            models take fewer. The service refuses more after the upload.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"the first of"}]},{"role":"model","parts":[{"text":"too many"}]}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"the first of"}]},{"role":"model","parts":[{"text":"few enough"}]}]}
            """,
        Fix: "Leave out what adds least: duplicates first, then samples of what there is plenty of.",
        SwitchOff: "For files that are cut into several before they are uploaded.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        if (context.Model is not { } model)
        {
            yield break;
        }

        var (index, lines) = (context.Index, context.Lines);
        if (model.Limits.TrainingFileBytes is { } bytes && lines.Bytes > bytes.Value)
        {
            var (line, anchor) = Nth(context, 0);
            yield return new LineFinding(line, Finding(anchor, $"The file has {Text(lines.Bytes)} bytes; {model.Name} takes {Text(bytes.Value)} at the most.", bytes));
        }

        var most = index.WithMedia > 0 ? model.Limits.TrainingExamplesMultimodal : model.Limits.TrainingExamplesText;
        if (most is not null && index.Examples > most.Value)
        {
            var (line, anchor) = Nth(context, most.Value);
            var why = index.WithMedia > 0 ? " where there are media in them" : "";
            yield return new LineFinding(line, Finding(anchor, $"{Text(index.Examples)} examples; {model.Name} takes {Text(most.Value)} at the most{why}. This is the first too many.", most));
        }
    }

    private static (int LineId, Text.TextSpan Anchor) Nth(DatasetContext context, long number)
    {
        var line = context.Lines.Ids
            .Where(id => context.Index.FormatOf(id) is { } format && format != Formats.FormatCatalogue.Unknown)
            .ElementAt((int)number);
        return (line, context.Index.AnchorOf(line));
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private Finding Finding(Text.TextSpan anchor, string message, Fact<long> limit) =>
        new(this, DefaultSeverity, anchor, $"{message} (As of {limit.Date:yyyy-MM-dd}.)");
}
