using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;
using DatasetLsp.Text;
using FsCheck.Fluent;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>
/// Two files edited in turns: 8,000 edits, in the long form 800,000. The numbers kept by increments are counted again after each; all that is
/// said is compared with a fresh analysis now and then.
/// </summary>
public class EditingTests
{
    private const int EditsInRun = 200;
    private const int EditsBetweenLooks = 50;

    private static readonly int Runs = (Sampling.IsLong ? 800_000 : 8_000) / EditsInRun;

    [Fact]
    public void Whatever_was_edited_every_rule_says_what_a_fresh_analysis_says()
    {
        var settings = Demanding();
        var fired = new HashSet<Rule>();
        var documents = Gen.Frequency((9, Sampling.Document(40)), (1, Sampling.OtherDocument(20))).Zip(Sampling.RelatedDocument(120));
        Sampling.ForEachOf(documents, Runs, (texts, random) =>
        {
            DatasetAnalysis[] files = [Analyse(texts.Item1, settings), Analyse(texts.Item2, settings)];
            var paste = Sampling.Bytes(texts.Item1)[..(Sampling.Bytes(texts.Item1).Length / 3)];
            for (var edit = 1; edit <= EditsInRun; edit++)
            {
                var file = files[random.Next(files.Length)];
                RandomEdit.Make(file, paste, random);
                CheckCounts(file);
                fired.UnionWith(file.Counts.Keys);
                if (edit % EditsBetweenLooks == 0)
                {
                    foreach (var looked in files)
                    {
                        looked.Settle();
                        CheckCounts(looked);
                        var fresh = DatasetAnalysis.Of(LineTable.FromBytes(looked.Lines.ToArray()), settings);
                        Assert.Equal(Snapshot.Of(fresh), Snapshot.Of(looked));
                        Assert.Empty(looked.TakeFailures());
                    }
                }
            }
        });

        Assert.Empty(RuleCatalogue.All.Except(fired));
    }

    /// <summary>Under which a few lines are enough for each rule to speak.</summary>
    private static AnalysisSettings Demanding()
    {
        var options = new Dictionary<string, double>
        {
            [RuleSettings.OptionKey("class-imbalance", "maxRatio")] = 2,
            [RuleSettings.OptionKey("token-limit", "maxTokens")] = 20,
            [RuleSettings.OptionKey("near-token-limit", "share")] = 0.5,
            [RuleSettings.OptionKey("length-outlier", "factor")] = 2,
        };
        var settings = new AnalysisSettings("gemini-2.5-flash", new RuleSettings(new Dictionary<string, Severity>(), options)) { Today = new DateOnly(2026, 11, 22) };
        var limits = settings.ModelInfo!.Limits;
        return settings with
        {
            ModelInfo = settings.ModelInfo with { Limits = limits with { TrainingExamplesText = limits.TrainingExamplesText! with { Value = 30 } } },
        };
    }

    private static DatasetAnalysis Analyse(string text, AnalysisSettings settings) => DatasetAnalysis.Of(LineTable.FromBytes(Sampling.Bytes(text)), settings);

    private static void CheckCounts(DatasetAnalysis file)
    {
        var counts = new Dictionary<Rule, int>();
        var kinds = new Dictionary<LineKind, int>();
        foreach (var line in file.Lines.Lines)
        {
            var kind = file.Index.KindOf(line.Id);
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            foreach (var finding in file.FindingsOn(line.Id))
            {
                counts[finding.Rule] = counts.GetValueOrDefault(finding.Rule) + 1;
            }
        }

        Assert.Equal(counts.OrderBy(count => count.Key.Id), file.Counts.OrderBy(count => count.Key.Id));
        Assert.All(Enum.GetValues<LineKind>(), kind => Assert.Equal(kinds.GetValueOrDefault(kind), file.Index.Count(kind)));
    }
}
