using System.Text;
using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Fixes;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Rules.Dataset;
using DatasetLsp.Text;

namespace DatasetLsp.Core.Tests.Rules;

public class RuleCaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Rules", "Cases");

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Folder, "*.cases").Order(StringComparer.Ordinal))
            {
                foreach (var example in RuleCase.ReadAll(file))
                {
                    data.Add(Path.GetFileNameWithoutExtension(file), example.Title);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_rule_has_a_case_file_and_every_case_file_a_rule() =>
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Id),
            Directory.EnumerateFiles(Folder, "*.cases").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case(string ruleId, string title)
    {
        var example = RuleCase.ReadAll(Path.Combine(Folder, ruleId + ".cases")).Single(example => example.Title == title);
        var table = LineTable.FromBytes(example.Text);
        var analysis = DatasetAnalysis.Of(table, example.Settings);

        var found = analysis.All.Where(located => located.Finding.Rule.Id == ruleId).ToList();

        Assert.Equal(
            example.Marks.Select(mark => $"{mark.Line + 1}:{mark.Span} {Text(table, mark.Line, mark.Span)}"),
            found.Select(located => $"{located.Line + 1}:{located.Finding.Span} {Text(table, located.Line, located.Finding.Span)}"));
        if (example.Messages.Count > 0)
        {
            Assert.Equal(example.Messages, found.Select(located => located.Finding.Message));
        }

        foreach (var (fixTitle, isCertain, expected) in example.Fixes)
        {
            var (line, finding) = found.First(located => located.Finding.Fix?.Title == fixTitle);
            Assert.Equal(isCertain, finding.Fix!.IsCertain);
            Assert.Equal(Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(Apply(table, line, finding.Fix)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_certain_fix_removes_its_finding_and_adds_no_syntax_error(string ruleId, string title)
    {
        var example = RuleCase.ReadAll(Path.Combine(Folder, ruleId + ".cases")).Single(example => example.Title == title);
        var table = LineTable.FromBytes(example.Text);
        var analysis = DatasetAnalysis.Of(table, example.Settings);
        var before = analysis.Counts.Values.Sum();
        foreach (var (line, finding) in analysis.All.Where(located => located.Finding.Fix is { IsCertain: true }))
        {
            var after = DatasetAnalysis.Of(LineTable.FromBytes(Apply(table, line, finding.Fix!)), example.Settings);
            Assert.True(
                after.Counts.GetValueOrDefault(finding.Rule) < analysis.Counts[finding.Rule],
                $"{finding.Rule}: {finding.Fix!.Title}: {analysis.Counts[finding.Rule]} before, {after.Counts.GetValueOrDefault(finding.Rule)} after, {before} in all");
        }
    }

    /// <summary>Whether or not it is certain.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_fix_removes_its_finding_and_adds_no_other(string ruleId, string title)
    {
        if (ruleId is "invalid-json" or "legacy-format" or "missing-field" or "wrong-type" or "near-duplicate")
        {
            // What these mend could not be judged before; and an exact copy takes the place of a line that is removed.
            return;
        }

        var example = RuleCase.ReadAll(Path.Combine(Folder, ruleId + ".cases")).Single(example => example.Title == title);
        var table = LineTable.FromBytes(example.Text);
        var analysis = DatasetAnalysis.Of(table, example.Settings);
        foreach (var (line, finding) in analysis.All.Where(located => located.Finding.Rule.Id == ruleId && located.Finding.Fix is not null))
        {
            var after = DatasetAnalysis.Of(LineTable.FromBytes(Apply(table, line, finding.Fix!)), example.Settings);
            Assert.True(after.Counts.GetValueOrDefault(finding.Rule) < analysis.Counts[finding.Rule], $"{finding.Fix!.Title}: it is still there");

            // Lines that become alike are no fault of the fix.
            foreach (var (rule, count) in after.Counts.Where(count => count.Key != finding.Rule && count.Key is not NearDuplicateRule))
            {
                Assert.True(count <= analysis.Counts.GetValueOrDefault(rule), $"{finding.Fix!.Title}: {rule} {analysis.Counts.GetValueOrDefault(rule)} -> {count}");
            }
        }
    }

    private static string Text(LineTable table, int line, TextSpan span) =>
        Encoding.UTF8.GetString(table[line].Content.Span[span.Start..span.End]);

    private static byte[] Apply(LineTable table, int line, Fix fix)
    {
        if (fix.RemovesLine)
        {
            var next = line + fix.RemovesFollowing + 1;
            var end = next < table.Count ? new TextPosition(next, 0) : new TextPosition(next - 1, table[next - 1].Content.Length);
            var start = next < table.Count || line == 0
                ? new TextPosition(line, 0)
                : new TextPosition(line - 1, table[line - 1].Content.Length);
            return table.Replace(start, end, default, out _).ToArray();
        }

        var mended = LineFixer.Apply(table[line].Content.Span, fix.Edits);
        return table.Replace(new TextPosition(line, 0), new TextPosition(line, table[line].Content.Length), mended, out _).ToArray();
    }
}
