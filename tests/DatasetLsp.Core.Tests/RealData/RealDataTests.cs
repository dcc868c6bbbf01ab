using System.Globalization;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.RealData;

/// <summary>
/// What is said of datasets that people really use. <c>expected.tsv</c> holds a line for each: path, format, findings by rule. It was gone
/// through by eye against the data's manifest: invalid lines, duplicates, order of roles.
/// </summary>
public class RealDataTests
{
    [SharedFact("data")]
    public void Format_and_findings_are_as_expected()
    {
        var expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "RealData", "expected.tsv"));

        Assert.Equal(expected, Files().Select(Describe));
    }

    /// <summary>
    /// <c>judgements.tsv</c> holds findings that were looked at one by one: file, line, rule, whether the finding is right, why. A line
    /// that is called wrong must not be reported again.
    /// </summary>
    [SharedFact("data")]
    public void Findings_that_were_judged_right_are_found_and_those_judged_wrong_are_not()
    {
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "RealData", "judgements.tsv")).Select(line => line.Split('\t')).ToList();
        foreach (var file in rows.GroupBy(row => row[0]))
        {
            var found = Analyse(Path.Combine(SharedFolder.Find("data")!, file.Key)).All.Select(located => (located.Line + 1, located.Finding.Rule.Id)).ToHashSet();
            Assert.All(file, row => Assert.True(
                found.Contains((int.Parse(row[1], CultureInfo.InvariantCulture), row[2])) == (row[3] == "right"), string.Join(' ', row)));
        }
    }

    private static DatasetAnalysis Analyse(string path) => DatasetAnalysis.Of(
        LineTable.FromBytes(File.ReadAllBytes(path)),
        AnalysisSettings.Default with { FileName = Path.GetFileName(path), Today = new DateOnly(2026, 11, 22) });

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(SharedFolder.Find("data")!, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Describe(string path)
    {
        var analysis = Analyse(path);
        var counts = analysis.Counts.OrderBy(count => count.Key.Id, StringComparer.Ordinal).Select(count => $"{count.Key}={count.Value}");
        var name = Path.GetRelativePath(SharedFolder.Find("data")!, path).Replace('\\', '/');
        return $"{name}\t{analysis.Format.Id}\t{string.Join(' ', counts)}";
    }
}
