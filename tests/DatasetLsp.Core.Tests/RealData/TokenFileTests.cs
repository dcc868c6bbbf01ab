using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tokens;

namespace DatasetLsp.Core.Tests.RealData;

public class TokenFileTests
{
    /// <summary>A check makes the counts of most lines of their texts alone; here every line is read.</summary>
    [SharedFact("data")]
    public void A_file_has_as_many_tokens_as_a_check_finds_in_it()
    {
        var settings = new AnalysisSettings("gemini-2.5-flash", RuleSettings.Default);
        Assert.All(Directory.EnumerateFiles(SharedFolder.Find("data")!, "*.jsonl", SearchOption.AllDirectories), path =>
        {
            var totals = new TokenTotals(settings);
            var lines = new List<int>();
            using var file = File.OpenRead(path);
            TokenFile.Count(file, settings.Tokens!, (number, line) =>
            {
                lines.Add(number);
                totals.Add(line);
            });
            file.Position = 0;
            var analysis = FileAnalysis.Of(file, settings, limit: 0);

            Assert.Equal((analysis.Examples, analysis.Tokens ?? 0, analysis.TokenCount), (totals.Examples, totals.Tokens, totals.Count));
            Assert.Equal(analysis.Index.TrainedTokens, totals.Trained);
            Assert.Equal(lines.Order().Distinct(), lines);
        });
    }
}
