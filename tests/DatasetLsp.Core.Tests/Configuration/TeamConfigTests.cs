using System.Text;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Rules;

namespace DatasetLsp.Core.Tests.Configuration;

public class TeamConfigTests
{
    private static readonly Rule Rule = RuleCatalogue.Find("role-order")!;
    private static readonly string Folder = Path.GetFullPath("/repo");

    [Fact]
    public void Without_any_configuration_every_rule_has_its_own_severity()
    {
        var settings = TeamConfig.SettingsFor(null, InFolder("a.jsonl"), PersonalSettings.None);

        Assert.Equal(AnalysisSettings.DefaultModel, settings.Model);
        Assert.All(RuleCatalogue.All, rule => Assert.Equal(rule.DefaultSeverity, settings.Rules.SeverityOf(rule)));
    }

    [Fact]
    public void Sections_override_the_team_later_sections_the_earlier_and_the_person_them_all()
    {
        const string text = """
            {"model":"gemini-2.5-pro","rules":{"role-order":"hint","last-turn":"hint","empty-content":"hint","wrong-type":"hint"},
             "datasets":[{"files":["*.jsonl"],"rules":{"role-order":"information","last-turn":"information","empty-content":"information"}},
                         {"files":["a.jsonl"],"rules":{"role-order":"warning","last-turn":"warning","class-imbalance":{"maxRatio":3}}}]}
            """;
        var personal = new PersonalSettings("mine", new Dictionary<string, Severity> { ["role-order"] = Severity.Off });

        var settings = TeamConfig.SettingsFor(Read(text), InFolder("a.jsonl"), personal);

        Assert.Equal("mine", settings.Model);
        Assert.Equal(
            [Severity.Off, Severity.Warning, Severity.Information, Severity.Hint],
            ((string[])["role-order", "last-turn", "empty-content", "wrong-type"]).Select(id => settings.Rules.SeverityOf(RuleCatalogue.Find(id)!)));
        Assert.False(settings.Rules.IsOn(Rule));
        var imbalance = RuleCatalogue.Find("class-imbalance")!;
        Assert.Equal(3, settings.Rules.OptionOf(imbalance, imbalance.Options[0]));
        Assert.Equal("a.jsonl", settings.FileName);
        Assert.Equal(3, TeamConfig.SettingsFor(Read("""{"epochs":3}"""), InFolder("a.jsonl"), PersonalSettings.None).Epochs);
        Assert.Equal(5, TeamConfig.SettingsFor(Read("""{"epochs":3}"""), InFolder("a.jsonl"), PersonalSettings.None with { Epochs = 5 }).Epochs);
        Assert.Equal("gemini-2.5-pro", TeamConfig.SettingsFor(Read(text), InFolder("a.jsonl"), PersonalSettings.None).Model);
    }

    [Theory]
    [InlineData("data/*.jsonl", "data/a.jsonl", true)]
    [InlineData("data/*.jsonl", "data/more/a.jsonl", false)]
    [InlineData("data/*.jsonl", "a.jsonl", false)]
    [InlineData("data/*.jsonl", "data/a.json", false)]
    [InlineData("**/x.jsonl", "x.jsonl", true)]
    [InlineData("**/x.jsonl", "deep/down/x.jsonl", true)]
    [InlineData("**/x.jsonl", "deep/down/y.jsonl", false)]
    [InlineData("data/**/*.jsonl", "data/a.jsonl", true)]
    [InlineData("data/**/*.jsonl", "data/more/a.jsonl", true)]
    [InlineData("data/*.jsonl !data/old.jsonl", "data/old.jsonl", false)]
    [InlineData("data/*.jsonl !data/old.jsonl", "data/new.jsonl", true)]
    [InlineData("!data/old.jsonl data/*.jsonl", "data/old.jsonl", false)]
    [InlineData("!data/old.jsonl", "data/new.jsonl", false)]
    [InlineData("data/../*.jsonl", "a.jsonl", false)]
    [InlineData("Data/*.jsonl", "data/a.jsonl", false)]
    [InlineData("**/*.jsonl", "../elsewhere/a.jsonl", false)]
    [InlineData("../elsewhere/*.jsonl", "../elsewhere/a.jsonl", false)]
    [InlineData("**/*.jsonl", "..data/a.jsonl", true)]
    public void Globs_count_from_the_folder_of_the_configuration_and_reach_nothing_outside(string globs, string path, bool isNamed)
    {
        var files = string.Join(',', globs.Split(' ').Select(glob => $"\"{glob}\""));
        var config = Read($$$"""{"datasets":[{"files":[{{{files}}}],"rules":{"role-order":"off"}}]}""");

        var settings = TeamConfig.SettingsFor(config, InFolder(path), PersonalSettings.None);

        Assert.Equal(isNamed, !settings.Rules.IsOn(Rule));
    }

    private static string InFolder(string path) => Path.GetFullPath(Path.Combine(Folder, path));

    private static TeamConfig Read(string text) => ConfigReader.Read(Encoding.UTF8.GetBytes(text), Folder);
}
