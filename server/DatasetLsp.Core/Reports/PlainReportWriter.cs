namespace DatasetLsp.Core.Reports;

/// <summary>Writes the text and nothing else, as pipes and files want it.</summary>
public sealed class PlainReportWriter(TextWriter target) : ReportWriter
{
    /// <inheritdoc/>
    public override void Write(string text, TextRole role = TextRole.Plain) => target.Write(text);
}
