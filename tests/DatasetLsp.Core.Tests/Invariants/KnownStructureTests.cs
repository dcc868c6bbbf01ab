using DatasetLsp.Core.Analysis;
using DatasetLsp.Core.Configuration;
using DatasetLsp.Core.Examples;
using DatasetLsp.Core.Rules;
using DatasetLsp.Core.Tests.RealData;
using DatasetLsp.Text;
using DatasetLsp.Text.Json;

namespace DatasetLsp.Core.Tests.Invariants;

/// <summary>A line is judged alike, whether or not lines like it were seen before.</summary>
public class KnownStructureTests
{
    public static TheoryData<string> Ways => ["all rules", "few rules", "a rule that reads texts"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Random_lines_are_judged_as_by_themselves(string way)
    {
        var rules = way switch
        {
            "few rules" => new RuleSettings(new Dictionary<string, Severity> { ["empty-content"] = Severity.Off, ["role-order"] = Severity.Off, ["unknown-field"] = Severity.Off }),
            "a rule that reads texts" => new RuleSettings(new Dictionary<string, Severity>()) { ExampleRules = [new GreetingRule(), .. RuleCatalogue.ExampleRules] },
            _ => RuleSettings.Default,
        };
        var settings = AnalysisSettings.Default with { Rules = rules };
        Sampling.ForEach(Sampling.Document(60), 100, (document, _) =>
        {
            foreach (var line in LineTable.FromBytes(Sampling.Bytes(document)).Lines)
            {
                AssertSame(line.Content, settings);
            }
        });
    }

    [Theory]
    [InlineData("""{"systemInstruction":{"parts":[]},"contents":[{"role":"user","parts":[{"text":"TEXT"}]},{"role":"model","parts":[{"text":"TEXT"}]}]}""")]
    [InlineData("""{"instruction":"TEXT","input":"TEXT","output":"TEXT"}""")]
    [InlineData("""{"conversations":[{"from":"human","value":"TEXT"},{"from":"gpt","value":"TEXT"}],"system":"TEXT"}""")]
    [InlineData("""{"messages":[{"role":"system","content":"TEXT"},{"role":"user","content":"TEXT"},{"role":"assistant","content":"TEXT"}]}""")]
    [InlineData("""{"contents":[{"role":"user","parts":[{"text":"TEXT"},{"text":"TEXT"}]},{"role":"model","parts":[{"text":"TEXT","thought":true},{"text":"TEXT"},{"text":"TEXT"}]}]}""")]
    [InlineData("""{"contents":[{"role":"user","parts":[{"text":"TEXT"}]},{"role":"model","parts":[{"functionCall":{"name":"f","args":{"text":"TEXT"}}}]}],"tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT","properties":{"text":{"type":"STRING","enum":["Hi","No"]}}}}]}]}""")]
    public void Lines_are_judged_alike_whatever_their_texts(string structure)
    {
        var random = new Random(3);
        string[] texts = ["Hi", "", " ", @"\n", @"\""x\""", "日本", @"\u3000", "\u3000", "かな", @"{\""a\"":1}", @"Label: x\nOther: y", "No", "NO ", "a longer text. With a dot."];
        for (var round = 0; round < 400; round++)
        {
            var line = structure;
            while (line.IndexOf("TEXT", StringComparison.Ordinal) is >= 0 and var at)
            {
                line = string.Concat(line.AsSpan(0, at), texts[random.Next(texts.Length)], line.AsSpan(at + 4));
            }

            AssertSame(Sampling.Bytes(line), AnalysisSettings.Default);
        }
    }

    [SharedFact("data")]
    public void Real_lines_are_judged_as_by_themselves()
    {
        var known = 0;
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Find("data")!, "*.jsonl", SearchOption.AllDirectories))
        {
            foreach (var line in LineTable.FromBytes(File.ReadAllBytes(file)).Lines.Take(Sampling.IsLong ? int.MaxValue : 200))
            {
                known += AssertSame(line.Content, AnalysisSettings.Default) ? 1 : 0;
            }
        }

        Assert.True(known > 1000, $"{known} lines were read by templates, which is next to none.");
    }

    private static bool AssertSame(ReadOnlyMemory<byte> line, AnalysisSettings settings)
    {
        var report = LineAnalyzer.Analyse(line, settings);
        if (report.Kind == LineKind.Blank)
        {
            return false;
        }

        var expected = LineAnalyzer.Analyse(JsonTree.Parse(line), settings);
        Assert.Equal(expected.Kind, report.Kind);
        Assert.Equal(expected.Facts, report.Facts);
        Assert.Equal(
            expected.Findings.Select(finding => (finding.Rule, finding.Span, finding.Message)),
            report.Findings.Select(finding => (finding.Rule, finding.Span, finding.Message)));
        return KnownStructure.Of(KnownStructure.Templates.Parse(line).Template, settings) is { Facts: not null };
    }

    /// <summary>Finds a word in what is said.</summary>
    private sealed class GreetingRule : ExampleRule
    {
        public override string Id => "greeting";

        public override Severity DefaultSeverity => Severity.Warning;

        public override RuleDocumentation Documentation => throw new NotSupportedException();

        public override void Check(Example example, FindingSink findings)
        {
            foreach (var part in example.Contents.SelectMany(content => content.Parts).Where(part => part.Data.Raw.IndexOf("Hi"u8) >= 0))
            {
                findings.Add(this, part.Data.Span, "A greeting.");
            }
        }
    }
}
