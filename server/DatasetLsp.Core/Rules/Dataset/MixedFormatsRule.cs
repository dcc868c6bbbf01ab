using DatasetLsp.Core.Formats;

namespace DatasetLsp.Core.Rules.Dataset;

/// <summary>Lines in another format than the file's.</summary>
public sealed class MixedFormatsRule : DatasetRule
{
    /// <inheritdoc/>
    public override string Id => "mixed-formats";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Error;

    /// <inheritdoc/>
    public override RuleDocumentation Documentation { get; } = new(
        Summary: "Finds lines that are written in another format than most of the file.",
        Why: """
            A tuning job reads one format. Rows in another lack its fields, and the service refuses the file
            (``Row: 0. Missing required `contents` field.``). The file's format is the one that most of its examples have.
            """,
        Bad: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            {"contents":[{"role":"user","parts":[{"text":"Bye"}]},{"role":"model","parts":[{"text":"See you"}]}]}
            {"messages":[{"role":"user","content":"Thanks"},{"role":"assistant","content":"Any time"}]}
            """,
        Good: """
            {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Hello"}]}]}
            {"contents":[{"role":"user","parts":[{"text":"Bye"}]},{"role":"model","parts":[{"text":"See you"}]}]}
            {"contents":[{"role":"user","parts":[{"text":"Thanks"}]},{"role":"model","parts":[{"text":"Any time"}]}]}
            """,
        Fix: "Write the line in the file's format, or move it to a file of its own.",
        SwitchOff: "Never for a file that goes to training.");

    /// <inheritdoc/>
    public override IEnumerable<LineFinding> Check(DatasetContext context)
    {
        var (index, lines) = (context.Index, context.Lines);
        var format = index.Format;
        if (format == FormatCatalogue.Unknown || index.Count(format) == index.Records)
        {
            yield break;
        }

        var usual = lines.Ids.Cast<int?>().FirstOrDefault(id => index.FormatOf(id!.Value) == format && index.IsFormatCertain(id.Value))
            ?? lines.Ids.First(id => index.FormatOf(id) == format);

        var related = new RelatedPlace(usual, index.AnchorOf(usual), $"The first example in {format.DisplayName} format.");
        var usualLine = lines.IndexOf(usual) + 1;
        foreach (var lineId in lines.Ids)
        {
            if (index.FormatOf(lineId) is not { } other || other == format || (!index.IsFormatCertain(lineId) && format.HasUncertainLines))
            {
                continue;
            }

            var what = other == FormatCatalogue.Unknown ? "This line is in no training format" : $"This line is in {other.DisplayName} format";
            yield return new LineFinding(
                lineId,
                new Finding(
                    this,
                    DefaultSeverity,
                    index.AnchorOf(lineId),
                    $"{what}, but the file is in {format.DisplayName} format (as on line {usualLine}). A job reads one format only.")
                {
                    Related = [related],
                });
        }
    }
}
