namespace DatasetLsp.Core.Reports;

/// <summary>Where a report for people goes. What it is given must be safe for a terminal; see <see cref="DisplayText"/>.</summary>
public abstract class ReportWriter
{
    /// <summary>Writes a piece of a line.</summary>
    public abstract void Write(string text, TextRole role = TextRole.Plain);

    /// <summary>Writes the rest of a line.</summary>
    public void WriteLine(string text = "", TextRole role = TextRole.Plain)
    {
        Write(text, role);
        Write("\n");
    }
}
