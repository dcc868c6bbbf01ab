using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Rules;
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

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(SharedFolder.Find("data")!, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Describe(string path)
    {
        var analysis = DatasetAnalysis.Of(LineTable.FromBytes(File.ReadAllBytes(path)), RuleSettings.Default);
        var counts = analysis.Counts.OrderBy(count => count.Key.Id, StringComparer.Ordinal).Select(count => $"{count.Key}={count.Value}");
        var name = Path.GetRelativePath(SharedFolder.Find("data")!, path).Replace('\\', '/');
        return $"{name}\t{analysis.Format.Id}\t{string.Join(' ', counts)}";
    }
}
