using System.Globalization;
using DatasetLsp.Core.Fixes;

namespace DatasetLsp.Core.Reports;

/// <summary>The report for people of what was mended.</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="columns">How wide changes may be shown.</param>
/// <param name="isDryRun">Whether nothing was written, so that the changes themselves are shown.</param>
/// <param name="isQuiet">Whether to say nothing where nothing was mended and nothing is left.</param>
public sealed class TextFixReport(ReportWriter writer, int columns, bool isDryRun, bool isQuiet) : IFixReport
{
    // More than a person reads of one file.
    private const int MostChangesShown = 50;

    private readonly FindingTally _left = new();
    private int _mended;
    private int _changedFiles;

    /// <inheritdoc/>
    public void Add(string path, FileFix fix)
    {
        _left.Add(fix.Left);
        var name = DisplayText.Safe(path);
        if (fix.Changes.Count > 0)
        {
            var mended = fix.Mended.Values.Sum();
            _mended += mended;
            _changedFiles++;
            writer.Write($"{name}: ", TextRole.Place);
            writer.WriteLine($"{CountText.Of(mended, "finding")} {Verb(mended)} mended on {CountText.Of(fix.Changes.Count, "line")} ({CountText.ByRule(fix.Mended)}).");
            if (isDryRun)
            {
                FixDiff.Write(writer, fix.Changes, columns, MostChangesShown);
            }
        }

        if (fix.Left.Counts.Count > 0)
        {
            writer.Write($"{name}: ", TextRole.Place);
            writer.WriteLine($"left: {CountText.ByRule(fix.Left.Counts)}.");
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        if (_left.Files == 0 || (isQuiet && _mended + _left.All == 0))
        {
            return;
        }

        writer.WriteLine(
            $"{CountText.Of(_left.Files, "file")}, {_changedFiles.ToString("N0", CultureInfo.InvariantCulture)} {(isDryRun ? "would change" : "changed")}: "
            + $"{CountText.Of(_mended, "finding")} {Verb(_mended)} mended; "
            + (_left.All == 0 ? "nothing is left." : $"left: {_left.Describe()}."));
    }

    private string Verb(int count) => isDryRun ? "would be" : count == 1 ? "was" : "were";
}
